import { roles } from 'names.bicep'

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Name of the registry.')
@maxLength(50)
param name string

@description('Object id of the identity of the heavy job, which pulls.')
param jobPrincipalId string

@description('Workspace that gets the log.')
param workspaceId string

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
    publicNetworkAccess: 'Enabled'
  }
}

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, 'job', roles.acrPull)
  scope: registry
  properties: {
    principalId: jobPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
  }
}

#disable-next-line use-recent-api-versions // No stable version knows categoryGroup; this preview is the documented one.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: registry
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
  }
}

@description('Where images are pushed to.')
output loginServer string = registry.properties.loginServer
