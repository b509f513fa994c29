@export()
@description('Queues of the pipeline; each has a second one for the messages that were given up.')
var queues = {
  jobs: 'media-jobs'
  heavyJobs: 'media-jobs-heavy'
  callbacks: 'job-callbacks'
}

@export()
@description('What is put behind the name of a queue, by the Functions host and by src/Standalone alike.')
var poisonSuffix = '-poison'

@export()
@description('Every queue.')
var allQueues = flatten(map(items(queues), queue => [queue.value, '${queue.value}${poisonSuffix}']))

@export()
@description('Tables of the pipeline.')
var tables = [
  'budgets'
  'deadletters'
  'deletions'
  'grants'
  'jobindex'
  'jobs'
  'sweep'
  'uploadquotas'
  'uploads'
]

@export()
@description('Containers: the package of the function app, and the state of infra/cloudflare.')
var containers = {
  package: 'app-package'
  terraformState: 'terraform-state'
}

@export()
@description('Settings that are secrets, and the name of each in the vault.')
var secretSettings = {
  Api__Keys: 'api-keys'
  Assets__IdSecret: 'assets-id-secret'
  Callbacks__Secrets: 'callbacks-secrets'
  Cdn__ApiToken: 'cdn-api-token'
  Events__Secrets: 'events-secrets'
  R2__AccessKeyId: 'r2-access-key-id'
  R2__SecretAccessKey: 'r2-secret-access-key'
}

@export()
@description('Built-in roles (https://learn.microsoft.com/azure/role-based-access-control/built-in-roles).')
var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-63fe172d538d'
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}
