import { secretSettings } from 'names.bicep'
import { instanceLimits, pipelineSettings } from 'settings.bicep'
import { identityInfo, pipelineOptions } from 'types.bicep'

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Prefix of the resource names.')
param baseName string

@description('Memory of one instance.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('''
Upper bound of instances, of every scale group by itself (https://github.com/Azure/azure-rest-api-specs/pull/45083). Less
than 40 was a trial in some regions at first (https://github.com/Azure/azure-functions-host/issues/10523).
''')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int

@description('Identity of the app.')
param appIdentity identityInfo

@description('Storage account of the host, of the queues and of the tables.')
param storageAccountName string

@description('Address of the container that holds the package.')
param packageContainerUri string

@description('Application Insights connection string.')
param connectionString string

@description('Name of the vault.')
param vaultName string

@description('What the app is told.')
param options pipelineOptions

@description('Further settings, which win.')
param appSettings { *: string }

@description('Secrets by reference: until infra/deploy has written one, the app sees the reference itself.')
var references = toObject(
  items(secretSettings),
  setting => setting.key,
  setting =>
    '@Microsoft.KeyVault(SecretUri=https://${vaultName}${environment().suffixes.keyvaultDns}/secrets/${setting.value})'
)

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${baseName}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: 'func-${baseName}'
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${appIdentity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: appIdentity.id
    publicNetworkAccess: 'Enabled'
    siteConfig: {
      // Preflights never reach the worker: the platform answers them by this list.
      cors: {
        allowedOrigins: options.origins
        supportCredentials: false
      }
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: appIdentity.id
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      // Nothing is to be said for scale groups: all HTTP functions scale together, ProcessMedia, the other queues and the
      // timer each by themselves, on instances of their own
      // (https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#per-function-scaling). So a flood of jobs
      // never stands in the way of a call. host.json says that an instance takes one job; how many calls it takes is said
      // here: many, because whoever watches server-sent events holds one for minutes, and an instance is paid while it has
      // any.
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: []
        triggers: {
          http: {
            perInstanceConcurrency: 64
          }
        }
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(
      {
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${appIdentity.clientId}'
        APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString
        Api__PublicBaseUrl: 'https://${app.properties.defaultHostName}'
        AzureWebJobsDisableHomepage: 'true'
        AzureWebJobsStorage__accountName: storageAccountName
        AzureWebJobsStorage__clientId: appIdentity.clientId
        AzureWebJobsStorage__credential: 'managedidentity'
      },
      pipelineSettings(options),
      instanceLimits(instanceMemoryMB),
      references,
      appSettings
    )
  }

  resource ftpPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scmPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

@description('Name of the function app.')
output name string = app.name

@description('Address of the function app, without a slash at its end.')
output url string = 'https://${app.properties.defaultHostName}'
