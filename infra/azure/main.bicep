metadata name = 'MediaFunctions'
metadata description = 'Azure side of the media pipeline: functions, queues, the heavy job, secrets, monitoring. All of it scales to zero.'

targetScope = 'resourceGroup'

import { secretSettings } from 'modules/names.bicep'
import { cloudflareSettings, cloudflareVariables, pipelineOptions } from 'modules/types.bicep'

@description('Short name of the workload: every resource name begins with it. Lower case.')
@minLength(3)
@maxLength(11)
param workload string = 'media'

@description('Which environment this is.')
@allowed(['dev', 'test', 'prod'])
param environmentName string

@description('Azure region; must offer Flex Consumption and, for the heavy job, Container Apps.')
param location string = resourceGroup().location

@description('Memory of one Flex Consumption instance; 512: 0.25 vCPU, 2048: one, 4096: two.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Upper bound of instances, of each scale group by itself: jobs at once, and what they can cost.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Cloudflare account, zone and buckets.')
param cloudflare cloudflareSettings

@description('Origins of pages that may call and upload, such as https://www.example.com.')
param origins string[] = []

@description('OpenID Connect issuers whose tokens are believed.')
param issuers string[] = []

@description('What a token must be made for.')
param audiences string[] = []

@description('The recipe book: r2: and the key of an object in the uploads bucket, or the JSON itself; empty: the presets.')
param recipesBook string = ''

@description('Who is told of the end of every job.')
param callbackUrls string[] = []

@description('Hosts that an upload or a job may name as its callback address.')
param callbackHosts string[] = []

@description('Further settings of the README, with two underscores for the colon. No secrets: these can be read by whoever reads the app.')
param appSettings { *: string } = {}

@description('Image of the heavy job; empty: none is made, and nothing is routed to it.')
param heavyImage string = ''

@description('Upper bound of heavy executions at once.')
@minValue(1)
@maxValue(100)
param heavyMaxExecutions int = 5

@description('Seconds after which one heavy execution is ended; one heavy job has half of it.')
@minValue(3600)
@maxValue(86400)
param heavyTimeoutSeconds int = 21600

@description('Whether a registry for the image is made.')
param registry bool = false

@description('Mail address that gets the alerts; empty: there are none.')
param alertEmail string = ''

@description('What the resource group may cost a month, in the currency of the subscription; 0: no budget.')
@minValue(0)
param monthlyBudget int = 0

@description('First day of the month in which the budget is made, YYYY-MM-01; it stays. Needed where there is a budget.')
@maxLength(10)
param budgetStartDate string = ''

@description('Ingestion of logs a day in GB, after which they are dropped.')
@minValue(1)
param dailyLogGb int = 1

@description('Keeps globally unique names apart between subscriptions.')
var suffix = take(uniqueString(resourceGroup().id, environmentName), 6)
@description('Prefix of names that allow hyphens.')
var baseName = '${workload}-${environmentName}-${suffix}'
@description('Prefix of names that allow only letters and digits.')
var compactName = toLower(replace(baseName, '-', ''))
@description('Name of the vault.')
var vaultName = take('kv${compactName}', 24)
@description('Whether there is a heavy job.')
var heavy = !empty(heavyImage)
@description('Names of further settings that are secrets: case and sign of the parts are nothing to the app.')
var clearSecrets = filter(
  objectKeys(appSettings),
  name => contains(map(objectKeys(secretSettings), secret => toLower(secret)), toLower(replace(name, ':', '__')))
)
@description('Further settings, without the one that R2 must be told, too.')
var ownSettings = contains(
    map(objectKeys(appSettings), name => toLower(replace(name, ':', '__'))),
    'uploads__multipartlifetime'
  )
  ? fail('Take Uploads__MultipartLifetime out of appSettings in main.bicepparam and set cloudflare.abortPartsAfterDays: it tells R2, too, which would drop the parts of promised uploads')
  : appSettings
@description('Further settings, none of them a secret.')
var furtherSettings = empty(clearSecrets)
  ? ownSettings
  : fail('Take ${join(clearSecrets, ', ')} out of appSettings in main.bicepparam: it is a secret, which belongs into the vault')
@description('Tags of every resource.')
var tags = {
  workload: workload
  environment: environmentName
}
@description('Days in which an upload has been processed or given up, whatever happens: one in the queue of R2, three of an outage.')
var processingDays = 4
@description('After how many days an upload is deleted.')
var expireUploadsAfterDays = cloudflare.expireUploadsAfterDays == 0 || cloudflare.expireUploadsAfterDays >= cloudflare.abortPartsAfterDays + processingDays
  ? cloudflare.expireUploadsAfterDays
  : fail('Set cloudflare.expireUploadsAfterDays in main.bicepparam to 0 (never), or to at least ${cloudflare.abortPartsAfterDays + processingDays}: abortPartsAfterDays and ${processingDays} more. Sooner it could take an upload that still waits to be processed')
@description('What the app and the heavy job are told alike.')
var options pipelineOptions = {
  cloudflare: cloudflare
  origins: origins
  issuers: issuers
  audiences: audiences
  recipesBook: recipesBook
  callbackUrls: callbackUrls
  callbackHosts: callbackHosts
  heavy: heavy
  heavyTimeoutSeconds: heavyTimeoutSeconds
}

module identity 'modules/identity.bicep' = {
  params: {
    location: location
    tags: tags
    baseName: baseName
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    location: location
    tags: tags
    baseName: baseName
    appPrincipalId: identity.outputs.app.principalId
    dailyLogGb: dailyLogGb
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    location: location
    tags: tags
    name: take('st${compactName}', 24)
    workspaceId: monitoring.outputs.workspaceId
    appPrincipalId: identity.outputs.app.principalId
    jobPrincipalId: identity.outputs.job.principalId
    deployerObjectId: deployer().objectId
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    location: location
    tags: tags
    name: vaultName
    softDeleteDays: environmentName == 'prod' ? 90 : 7
    appPrincipalId: identity.outputs.app.principalId
    jobPrincipalId: identity.outputs.job.principalId
    deployerObjectId: deployer().objectId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module functions 'modules/functions.bicep' = {
  params: {
    location: location
    tags: tags
    baseName: baseName
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    appIdentity: identity.outputs.app
    storageAccountName: storage.outputs.name
    packageContainerUri: storage.outputs.packageContainerUri
    connectionString: monitoring.outputs.connectionString
    vaultName: vault.outputs.name
    options: options
    appSettings: furtherSettings
  }
}

module images 'modules/registry.bicep' = if (registry) {
  params: {
    location: location
    tags: tags
    name: 'cr${compactName}'
    jobPrincipalId: identity.outputs.job.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module heavyJob 'modules/heavy.bicep' = if (heavy) {
  params: {
    location: location
    tags: tags
    baseName: baseName
    image: heavyImage
    maxExecutions: heavyMaxExecutions
    timeoutSeconds: heavyTimeoutSeconds
    jobIdentity: identity.outputs.job
    registries: registry ? [images!.outputs.loginServer] : []
    storageAccountName: storage.outputs.name
    vaultName: vault.outputs.name
    workspaceId: monitoring.outputs.workspaceId
    apiUrl: functions.outputs.url
    options: options
    appSettings: furtherSettings
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(alertEmail)) {
  params: {
    location: location
    tags: tags
    baseName: baseName
    alertEmail: alertEmail
    workspaceId: monitoring.outputs.workspaceId
    heavy: heavy
  }
}

module budget 'modules/budget.bicep' = if (!empty(alertEmail) && monthlyBudget > 0) {
  params: {
    baseName: baseName
    alertEmail: alertEmail
    monthlyBudget: monthlyBudget
    startDate: empty(budgetStartDate)
      ? fail('Set budgetStartDate in main.bicepparam: the first day of this month')
      : budgetStartDate
  }
}

@description('Name of the function app.')
output functionAppName string = functions.outputs.name

@description('Address of the function app, without a slash at its end.')
output functionAppUrl string = functions.outputs.url

@description('Where the Forwarder posts the events of R2.')
output eventsUrl string = '${functions.outputs.url}/api/events/r2'

@description('Name of the vault.')
output vaultName string = vault.outputs.name

@description('Name of the storage account.')
output storageAccountName string = storage.outputs.name

@description('Container of the storage account that holds the state of infra/cloudflare.')
output stateContainerName string = storage.outputs.stateContainerName

@description('Name of the heavy job; empty: there is none.')
output heavyJobName string = heavy ? heavyJob!.outputs.name : ''

@description('Where images are pushed to; empty: no registry was made.')
output registryLoginServer string = registry ? images!.outputs.loginServer : ''

@description('Variables of infra/cloudflare, but for the one that is a secret.')
output cloudflare cloudflareVariables = {
  account_id: cloudflare.accountId
  zone_id: cloudflare.zoneId
  environment: environmentName
  jurisdiction: cloudflare.jurisdiction
  location: cloudflare.location
  uploads_bucket: cloudflare.uploadsBucket
  media_bucket: cloudflare.mediaBucket
  media_domain: cloudflare.mediaDomain
  // The app serves a page of its own, which uploads and plays as others do.
  origins: union([functions.outputs.url], origins)
  events_url: '${functions.outputs.url}/api/events/r2'
  abort_parts_after_days: cloudflare.abortPartsAfterDays
  expire_uploads_after_days: expireUploadsAfterDays
  cache_rules: cloudflare.cacheRules
}
