// The least that can be asked for: no heavy job, no registry, no alerts.
using '../../../infra/azure/main.bicep'

param environmentName = 'dev'
param cloudflare = {
  accountId: '0123456789abcdef0123456789abcdef'
  zoneId: 'fedcba9876543210fedcba9876543210'
  jurisdiction: 'default'
  location: 'weur'
  uploadsBucket: 'media-dev-uploads'
  mediaBucket: 'media-dev-public'
  mediaDomain: 'media-dev.example.com'
  expireUploadsAfterDays: 0
}
param budgetStartDate = '2026-12-01'
