// Everything that can be switched on is, and names are as long as they may be.
using '../../../infra/azure/main.bicep'

param workload = 'longestname'
param environmentName = 'prod'
param location = 'northeurope'
param instanceMemoryMB = 4096
param maximumInstanceCount = 100
param cloudflare = {
  accountId: '0123456789abcdef0123456789abcdef'
  zoneId: 'fedcba9876543210fedcba9876543210'
  jurisdiction: 'eu'
  location: 'eeur'
  uploadsBucket: 'longestname-prod-uploads'
  mediaBucket: 'longestname-prod-public'
  mediaDomain: 'media.example.com'
  abortPartsAfterDays: 7
  expireUploadsAfterDays: 30
  cacheRules: false
}
param origins = ['https://www.example.com', 'https://app.example.com:8443']
param issuers = ['https://login.example.com/']
param audiences = ['media', 'https://api.example.com']
param recipesBook = 'r2:recipes.json'
param callbackUrls = ['https://hooks.example.com/media']
param callbackHosts = ['hooks.example.com']
param appSettings = {
  Uploads__MaxPerHour: '100'
}
param heavyImage = 'ghcr.io/example/mediafunctions:1.0.0'
param heavyMaxExecutions = 10
param heavyTimeoutSeconds = 7200
param registry = true
param alertEmail = 'media-alerts@example.com'
param monthlyBudget = 50
param budgetStartDate = '2026-12-01'
param dailyLogGb = 2
