import { identityInfo } from 'types.bicep'

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Prefix of the resource names.')
param baseName string

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${baseName}-func'
  location: location
  tags: tags
}

// Made before there is a job: Container Apps read the secrets while they make one, and a new role takes minutes to count.
resource job 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${baseName}-job'
  location: location
  tags: tags
}

@description('Identity of the function app.')
output app identityInfo = {
  id: app.id
  clientId: app.properties.clientId
  principalId: app.properties.principalId
}

@description('Identity of the heavy job.')
output job identityInfo = {
  id: job.id
  clientId: job.properties.clientId
  principalId: job.properties.principalId
}
