import { allQueues, containers, roles, tables } from 'names.bicep'

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Name of the storage account.')
@maxLength(24)
param name string

@description('Workspace that gets the queue logs.')
param workspaceId string

@description('Object id of the identity of the function app.')
param appPrincipalId string

@description('Object id of the identity of the heavy job.')
param jobPrincipalId string

@description('Object id of whoever deploys: Terraform keeps its state here, and the doctor looks at queues and tables.')
param deployerObjectId string

@description('What conditions call a container.')
var containerType = 'Microsoft.Storage/storageAccounts/blobServices/containers'

@description('What can be done with a blob by a role that may do everything with it.')
var blobActions = ['delete', 'read', 'write', 'add/action', 'runAsSuperUser/action']

@description('''
The host keeps its locks, its keys and its package in containers of its own, and is documented to need Storage Blob Data
Owner on the account
(https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity).
Terraform's state holds tokens that the app has no business with: the condition, which is Microsoft's example for blobs in
named containers turned round, keeps it out (https://learn.microsoft.com/azure/storage/blobs/storage-auth-abac-examples).
''')
var notTheState = $'''
  (
    (${join(map(blobActions, action => '!(ActionMatches{\'${containerType}/blobs/${action}\'})'), ' AND ')})
    OR
    (@Resource[${containerType}:name] StringNotEquals '${containers.terraformState}')
  )
'''

@description('Queues and tables: who, and by which role. The heavy job touches no blob.')
var grants = [
  { to: 'app', principalId: appPrincipalId, role: roles.storageQueueDataContributor }
  { to: 'app', principalId: appPrincipalId, role: roles.storageTableDataContributor }
  { to: 'job', principalId: jobPrincipalId, role: roles.storageQueueDataContributor }
  { to: 'job', principalId: jobPrincipalId, role: roles.storageTableDataContributor }
]

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Without a virtual network, which would cost money at rest, identity is the fence.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
    }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2026-09-01' = {
  parent: account
  name: 'default'
  properties: {
    // For Terraform's state. No versions: the host writes the status of its timer every five minutes, and old versions
    // stay until a rule deletes them; what is deleted softly goes by itself.
    deleteRetentionPolicy: {
      enabled: true
      days: 7
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

resource packageContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' = {
  parent: blobService
  name: containers.package
  properties: {
    publicAccess: 'None'
  }
}

resource stateContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' = {
  parent: blobService
  name: containers.terraformState
  properties: {
    publicAccess: 'None'
  }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2026-09-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-09-01' = [
  for queueName in allQueues: {
    parent: queueService
    name: queueName
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2026-09-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2026-09-01' = [
  for tableName in tables: {
    parent: tableService
    name: tableName
  }
]

// Names are known before the deployment (a principal's id is not): what-if then knows them too.
resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for item in grants: {
    name: guid(account.id, item.to, item.role)
    scope: account
    properties: {
      principalId: item.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', item.role)
    }
  }
]

// Without a type: who deploys may be a person or a pipeline, and is there already.
resource deployerGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [roles.storageQueueDataContributor, roles.storageTableDataContributor]: {
    name: guid(account.id, deployerObjectId, role)
    scope: account
    properties: {
      principalId: deployerObjectId
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource hostGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, 'app', roles.storageBlobDataOwner)
  scope: account
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
    condition: notTheState
    conditionVersion: '2.0'
  }
}

resource stateGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(stateContainer.id, deployerObjectId, roles.storageBlobDataContributor)
  scope: stateContainer
  properties: {
    principalId: deployerObjectId
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
  }
}

// Queue metrics have no dimension for the queue's name: only the log tells which queue a message was put into.
#disable-next-line use-recent-api-versions // No stable version knows resource logs of a sub-resource; this preview is the documented one.
resource queueWrites 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'queue-writes'
  scope: queueService
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
    ]
  }
}

@description('Name of the storage account.')
output name string = account.name

@description('Address of the container that holds the package of the function app.')
output packageContainerUri string = '${account.properties.primaryEndpoints.blob}${packageContainer.name}'

@description('Name of the container that holds the state of infra/cloudflare.')
output stateContainerName string = stateContainer.name
