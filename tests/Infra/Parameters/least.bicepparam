// The smallest: no heavy job, no registry, no alerts.
using '../../../infra/azure/main.bicep'

param environmentName = 'dev'
param location = 'westeurope'
param instanceMemoryMB = 512
param cloudflare = {
  accountId: '0123456789abcdef0123456789abcdef'
  zoneId: 'fedcba9876543210fedcba9876543210'
  jurisdiction: 'default'
  location: 'weur'
  uploadsBucket: 'uploads'
  mediaBucket: 'media'
  mediaDomain: 'media.example.com'
  abortPartsAfterDays: 1
  expireUploadsAfterDays: 0
  cacheRules: true
}
param budgetStartDate = '2026-12-01'
