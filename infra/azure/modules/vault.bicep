import { roles } from 'names.bicep'

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Name of the vault.')
@maxLength(24)
param name string

@description('For how many days a deleted vault or secret can be brought back. A vault keeps the number that it was made with.')
@minValue(7)
@maxValue(90)
param softDeleteDays int

@description('Object id of the identity of the function app.')
param appPrincipalId string

@description('Object id of the identity of the heavy job.')
param jobPrincipalId string

@description('Object id of whoever deploys: infra/deploy writes the secrets.')
param deployerObjectId string

@description('Workspace that gets the audit log.')
param workspaceId string

// No secret is made here: a deployment would keep its value in its history, and write it again at every run.
resource vault 'Microsoft.KeyVault/vaults@2026-05-15' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: softDeleteDays
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
    }
  }
}

resource readers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for reader in [{ to: 'app', principalId: appPrincipalId }, { to: 'job', principalId: jobPrincipalId }]: {
    name: guid(vault.id, reader.to, roles.keyVaultSecretsUser)
    scope: vault
    properties: {
      principalId: reader.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
    }
  }
]

resource writer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, deployerObjectId, roles.keyVaultSecretsOfficer)
  scope: vault
  properties: {
    principalId: deployerObjectId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsOfficer)
  }
}

#disable-next-line use-recent-api-versions // No stable version knows categoryGroup; this preview is the documented one.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
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

@description('Name of the vault.')
output name string = vault.name
