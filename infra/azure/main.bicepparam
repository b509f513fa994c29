// The one file that you fill in: infra/deploy hands it to Azure, and what Cloudflare is told comes out of it
// (the output `cloudflare` of main.bicep). Nothing in here is secret; docs/deploy.md says where each value is found.
using 'main.bicep'

// Resource names begin with these two. Another environment is another copy of this file and another resource group.
param workload = 'media'
param environmentName = 'prod'

// Near the uploads: the app reads them from R2, and Azure charges for what it sends back there.
param location = 'westeurope'

// 2048 MB come with one vCPU and are enough for 1080p; 4096 MB come with two, for twice the price of a second.
param instanceMemoryMB = 2048
// Jobs at once, and so the most that an hour can cost. Not every region takes less than 40.
param maximumInstanceCount = 40

param cloudflare = {
  // Dashboard, Account home: the account's menu, "Copy account ID".
  accountId: '00000000000000000000000000000000'
  // Dashboard, the domain's overview, right below: "Zone ID".
  zoneId: '00000000000000000000000000000000'
  // 'eu' keeps the data in the European Union, by contract. Buckets cannot be moved later.
  jurisdiction: 'default'
  // Where the buckets stand: weur, eeur (Europe), wnam, enam (North America), apac, oc.
  location: 'weur'
  uploadsBucket: 'media-prod-uploads'
  mediaBucket: 'media-prod-public'
  // A name in the zone that nothing else uses: the results are read here.
  mediaDomain: 'media.example.com'
  // How long an upload in parts may take, 1 to 7 days: the app promises it (Uploads:MultipartLifetime), R2 drops parts then.
  abortPartsAfterDays: 1
  // Uploads are kept for reprocessing; 0 keeps them for ever. Else at least 4 more than abortPartsAfterDays: what was
  // uploaded last may wait for a day in R2's queue, and for three until an app that is down is up again.
  expireUploadsAfterDays: 0
  // A zone has one list of cache rules. false where another environment has made it, or the zone has rules of its own:
  // then the rule of infra/cloudflare/cache.tf is added to that list by hand.
  cacheRules: true
}

// Pages that may call the API and upload, such as 'https://www.example.com': scheme and host, without a slash at the end.
param origins = []

// Who may call, besides API keys: docs/access.md.
param issuers = []
param audiences = []

// What is made of an upload: '' the presets; 'r2:recipes.json' an object in the uploads bucket (docs/recipes.md).
param recipesBook = ''

// Who is told of every job's end, and hosts that an upload may name besides: docs/callbacks.md.
param callbackUrls = []
param callbackHosts = []

// Any other setting of the README's table, with two underscores for the colon: Uploads__MaxBytes: '1073741824'. A secret is
// refused: those stand in the vault.
param appSettings = {}

// A container for jobs that are too long for a function, or cheaper there: the image of src/Standalone/Dockerfile. '' makes none.
// registry = true makes a registry for it, which costs about 5 USD a month. First that, then the image, then its name here:
// docs/deploy.md, "Heavy jobs". One job has half of heavyTimeoutSeconds.
param heavyImage = ''
param heavyMaxExecutions = 5
param heavyTimeoutSeconds = 21600
param registry = false

// Alerts and the budget's mails. '' makes neither: four alert rules cost about 2 USD a month.
param alertEmail = 'media-alerts@example.com'
// In the currency of the subscription; 0 makes no budget. The date is the first day of the month in which the budget is made:
// Azure takes no month that is over, and no other date later. While there is no budget, infra/deploy says which to write.
param monthlyBudget = 50
param budgetStartDate = '2026-12-01'

// Logs beyond this are dropped until the next day, and the alerts that read them are blind (one says so).
param dailyLogGb = 1
