@description('Prefix of the resource names.')
param baseName string

@description('Mail address that is told.')
param alertEmail string

@description('What the resource group may cost a month, in the currency of the subscription.')
param monthlyBudget int

@description('First day of the first month: YYYY-MM-01.')
param startDate string

@description('Shares of the budget that have been spent, and one that will be, as percentages.')
var thresholds = [
  { name: 'actual50', type: 'Actual', percent: 50 }
  { name: 'actual80', type: 'Actual', percent: 80 }
  { name: 'actual100', type: 'Actual', percent: 100 }
  { name: 'forecast100', type: 'Forecasted', percent: 100 }
]

// A budget tells, it stops nothing: what bounds the spend are maximumInstanceCount, heavyMaxExecutions and dailyLogGb.
resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: 'budget-${baseName}'
  properties: {
    amount: monthlyBudget
    category: 'Cost'
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: '${startDate}T00:00:00Z'
    }
    notifications: toObject(thresholds, threshold => threshold.name, threshold => {
      enabled: true
      operator: 'GreaterThanOrEqualTo'
      threshold: threshold.percent
      thresholdType: threshold.type
      contactEmails: [alertEmail]
    })
  }
}
