// Everything on, and no parameter at its default.
using '../../../infra/azure/main.bicep'

param workload = 'mediapipe'
param environmentName = 'prod'
param location = 'northeurope'
param instanceMemoryMB = 4096
param maximumInstanceCount = 100
param cloudflare = {
  accountId: '0123456789abcdef0123456789abcdef'
  zoneId: 'fedcba9876543210fedcba9876543210'
  jurisdiction: 'eu'
  location: 'eeur'
  uploadsBucket: 'media-prod-uploads'
  mediaBucket: 'media-prod-public'
  mediaDomain: 'media.example.com'
  expireUploadsAfterDays: 30
}
param origins = ['https://www.example.com', 'https://app.example.com']
param issuers = ['https://login.example.com/']
param audiences = ['media-api']
param recipesBook = 'r2:recipes.json'
param callbackUrls = ['https://hooks.example.com/media']
param callbackHosts = ['*.example.com']
param appSettings = {
  Limits__JobTime: '00:28:00'
  Uploads__MaxPerHour: '100'
}
param heavyImage = 'ghcr.io/example/mediafunctions:1.0.0'
param heavyMaxExecutions = 10
param heavyTimeoutSeconds = 36000
param registry = true
param alertEmail = 'media-alerts@example.com'
param monthlyBudget = 200
param budgetStartDate = '2026-12-01'
param dailyLogGb = 2
