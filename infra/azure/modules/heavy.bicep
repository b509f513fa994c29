import { queues, secretSettings } from 'names.bicep'
import { heavyLimits, pipelineSettings } from 'settings.bicep'
import { identityInfo, pipelineOptions } from 'types.bicep'

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Prefix of the resource names.')
param baseName string

@description('Image of the job.')
param image string

@description('Upper bound of executions at once.')
param maxExecutions int

@description('Seconds after which one execution is ended.')
param timeoutSeconds int

@description('Identity of the job.')
param jobIdentity identityInfo

@description('Registries that the identity pulls from; an image from elsewhere is public.')
param registries string[]

@description('Storage account of the queues and tables.')
param storageAccountName string

@description('Name of the vault.')
param vaultName string

@description('Workspace that gets the logs.')
param workspaceId string

@description('Address of the API, which links in callbacks begin with.')
param apiUrl string

@description('What the job is told.')
param options pipelineOptions

@description('Further settings; the limits of the bigger machine and its own identity win.')
param appSettings { *: string }

@description('What the job has of its own, whatever the further settings say.')
var own = ['AzureWebJobsStorage__accountName', 'AzureWebJobsStorage__clientId']

@description('What is known before the deployment; Container Apps take no empty value, and none twice.')
var settings = filter(
  items(union(pipelineSettings(options), appSettings, heavyLimits(timeoutSeconds))),
  setting => !empty(setting.value) && !contains(own, setting.key)
)

@description('Every variable of the container: a value, or the name of a secret.')
var variables = concat(
  contains(appSettings, 'Api__PublicBaseUrl') ? [] : [{ name: 'Api__PublicBaseUrl', value: apiUrl }],
  [
    { name: own[0], value: storageAccountName }
    { name: own[1], value: jobIdentity.clientId }
  ],
  map(settings, setting => { name: setting.key, value: setting.value }),
  map(items(secretSettings), setting => { name: setting.key, secretRef: setting.value })
)

// With profiles, though the one that is there costs nothing at rest: environments of the older kind end at 2 vCPU.
resource environmentResource 'Microsoft.App/managedEnvironments@2026-07-01' = {
  name: 'cae-${baseName}'
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

#disable-next-line use-recent-api-versions // No stable version targets this resource type; this preview is the documented one.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'job-logs'
  scope: environmentResource
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

resource job 'Microsoft.App/jobs@2026-07-01' = {
  name: take('job-${baseName}', 32)
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${jobIdentity.id}': {}
    }
  }
  properties: {
    environmentId: environmentResource.id
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Event'
      replicaTimeout: timeoutSeconds
      // The queue brings a message again, and its row counts the tries.
      replicaRetryLimit: 0
      eventTriggerConfig: {
        parallelism: 1
        replicaCompletionCount: 1
        scale: {
          minExecutions: 0
          maxExecutions: maxExecutions
          pollingInterval: 30
          rules: [
            {
              name: 'heavy-jobs'
              type: 'azure-queue'
              identity: jobIdentity.id
              // KEDA takes executions that run off the length: then messages in their hands must be in it.
              metadata: {
                accountName: storageAccountName
                queueName: queues.heavyJobs
                queueLength: '1'
                queueLengthStrategy: 'all'
              }
            }
          ]
        }
      }
      registries: map(registries, server => {
        server: server
        identity: jobIdentity.id
      })
      secrets: [
        for name in map(items(secretSettings), setting => setting.value): {
          name: name
          keyVaultUrl: 'https://${vaultName}${environment().suffixes.keyvaultDns}/secrets/${name}'
          identity: jobIdentity.id
        }
      ]
    }
    template: {
      containers: [
        {
          name: 'work'
          image: image
          args: ['work', '--heavy', '--until-empty']
          resources: {
            cpu: json('4.0')
            memory: '8Gi'
          }
          env: variables
        }
      ]
    }
  }
}

@description('Name of the job.')
output name string = job.name
