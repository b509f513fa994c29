import { allQueues, poisonSuffix } from 'names.bicep'

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Prefix of the resource names.')
param baseName string

@description('Mail address that gets the alerts.')
param alertEmail string

@description('Workspace that holds the logs.')
param workspaceId string

@description('Whether there is a heavy job, whose lines the containers write.')
param heavy bool

@description('Names of the poison queues as a list for a query.')
var poisonNames = join(map(filter(allQueues, name => endsWith(name, poisonSuffix)), name => '"${name}"'), ', ')

@description('Log lines of the function app, and of the heavy job.')
var lines = heavy
  ? $'''
      union isfuzzy=true
        (AppTraces | project TimeGenerated, Line = Message),
        (ContainerAppConsoleLogs | project TimeGenerated, Line = Log)
    '''
  : 'AppTraces | project TimeGenerated, Line = Message'

@description('''
Every rule counts the rows of its query and fires at the first. The lines are messages of src/Processing; the rest is the
platform's: a message that the host gives up goes to a poison queue without a word of ours. Severities: 1 work is lost
until somebody acts, 2 it may be soon. What lasts is told again when it is over; a dead letter is not over when no other
follows, so that there is only its beginning to tell.
''')
var rules = [
  {
    name: 'dead-letters'
    title: 'A job, or a callback, was given up'
    advice: 'docs/operate.md tells how to look at dead letters and how to send them again.'
    severity: 1
    lasts: false
    query: $'''
      union
        (
          ${lines}
          | where Line has "is a dead letter"
          | project TimeGenerated, What = Line
        ),
        (
          StorageQueueLogs
          | where OperationName == "PutMessage" and StatusText == "Success"
          | extend Queue = extract("^https?://[^/]+/([^/?]+)", 1, Uri)
          | where Queue in (${poisonNames})
          | project TimeGenerated, What = Queue
        )
    '''
  }
  {
    name: 'failures'
    title: 'More than a fifth of the jobs, or of the function executions, fail'
    advice: 'The rows say which. Jobs: GET /api/jobs?status=failed names the causes.'
    severity: 2
    lasts: true
    query: $'''
      union
        (
          ${lines}
          | extend State = extract("Job [^ ]+ ([A-Za-z]+) .*after [0-9]+ ms", 1, Line)
          | where isnotempty(State)
          | summarize Total = count(), Failed = countif(State =~ "Failed")
          | extend What = "jobs"
        ),
        (
          AppRequests
          | extend IsFailed = ResultCode startswith "5" or (Success == false and not(ResultCode startswith "4"))
          | summarize Total = sum(ItemCount), Failed = sumif(ItemCount, IsFailed)
          | extend What = "function executions"
        )
      | where Total >= 10 and 100.0 * Failed / Total > 20
    '''
  }
  {
    name: 'waiting'
    title: 'A message waits for more than half an hour'
    advice: 'Nothing takes messages off this queue, or not fast enough: maximumInstanceCount, heavyMaxExecutions.'
    severity: 2
    lasts: true
    query: '''
      AppTraces
      | where Message startswith "Queue "
      | extend Seconds = tolong(extract("waits ([0-9]+) s", 1, Message))
      | where Seconds > 1800
    '''
  }
  {
    name: 'silence'
    title: 'No function has run for half an hour'
    advice: 'The sweep runs every five minutes. Either the app does not start, or the daily cap of the workspace is reached and no alert can be given.'
    severity: 1
    lasts: true
    query: 'AppRequests | summarize Total = count() | where Total == 0'
  }
]

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${baseName}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'mediapipe'
    emailReceivers: [
      {
        name: 'owner'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for rule in rules: {
    name: 'alert-${baseName}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.advice
      severity: rule.severity
      enabled: true
      autoMitigate: rule.lasts
      // 15 minutes is the cheapest frequency. The window is longer: a line that is late by minutes would fall between two.
      evaluationFrequency: 'PT15M'
      windowSize: 'PT30M'
      // As long as the window: a row tells once, though two windows hold it.
      ...(rule.lasts ? {} : { muteActionsDuration: 'PT30M' })
      // A new workspace has no table of them yet.
      skipQueryValidation: true
      scopes: [workspaceId]
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [actionGroup.id]
      }
    }
  }
]
