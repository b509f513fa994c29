using System.Xml;
using MediaFunctions.Tests.Infra.Types;

namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>What an owner needs to find and to watch it: tags, logs, alerts that reach somebody.</summary>
internal static class UpkeepCheck
{
    private static readonly string[] Tags = ["environment", "workload"];

    /// <summary>What tells nothing unless it is asked to, and the log that it must tell.</summary>
    private static readonly (string Type, string[] Logs)[] Logged =
    [
        ("Microsoft.KeyVault/vaults", ["audit"]),
        ("Microsoft.Storage/storageAccounts/queueServices", ["StorageWrite"]),
        ("Microsoft.App/managedEnvironments", ["ContainerAppConsoleLogs", "ContainerAppSystemLogs"]),
        ("Microsoft.ContainerRegistry/registries", ["audit"]),
    ];

    private static readonly MustBe[] Rules =
    [
        // Another destination, or none, has no diagnostic setting to send on what the job says.
        new("Microsoft.App/managedEnvironments", "properties.appLogsConfiguration.destination", "azure-monitor"),
        // A query finds the rows that somebody must hear of: the first counts, at the first look.
        new(Rule, Criterion + ".timeAggregation", "Count"),
        new(Rule, Criterion + ".operator", "GreaterThan"),
        new(Rule, Criterion + ".threshold", "0"),
        new(Rule, Criterion + ".failingPeriods.minFailingPeriodsToAlert", "1"),
    ];

    private const string Rule = "Microsoft.Insights/scheduledQueryRules";
    private const string Criterion = "properties.criteria.allOf[0]";

    public static IEnumerable<string> Findings(Deployment deployment) => Rules.SelectMany(rule => rule.Findings(deployment))
        .Concat(Untagged(deployment)).Concat(Unlogged(deployment)).Concat(Alerts(deployment)).Concat(Budgets(deployment));

    private static IEnumerable<string> Untagged(Deployment deployment) =>
        from resource in deployment.Resources
        where TypeCheck.CanHave(resource, "tags")
        from tag in Tags
        where resource.TextAt($"tags.{tag}") is null or ""
        select $"{resource} has no tag {tag}";

    private static IEnumerable<string> Unlogged(Deployment deployment)
    {
        var workspace = deployment.The("Microsoft.OperationalInsights/workspaces").Id;
        var settings = deployment.All("Microsoft.Insights/diagnosticSettings").ToList();
        foreach (var (resource, logs) in Logged.SelectMany(l => deployment.All(l.Type).Select(r => (r, l.Logs))))
        {
            var told = settings
                .Where(s => s.Id.StartsWith(resource.Id + "/providers/Microsoft.Insights/", StringComparison.OrdinalIgnoreCase))
                .Where(s => s.TextAt("properties.workspaceId") == workspace)
                .SelectMany(s => s.ItemsAt("properties.logs")).Where(log => log.TextAt("enabled") == "true")
                .Select(log => log.TextAt("category") ?? log.TextAt("categoryGroup"));
            foreach (var missing in logs.Except(told))
                yield return $"{resource} does not send its log {missing} to the workspace";
        }
    }

    private static IEnumerable<string> Alerts(Deployment deployment)
    {
        var groups = deployment.All("Microsoft.Insights/actionGroups").ToDictionary(g => g.Id, g => g.ItemsAt("properties.emailReceivers").Count());
        foreach (var alert in deployment.All(Rule))
        {
            if (alert.ItemsAt("properties.actions.actionGroups").Sum(g => groups.GetValueOrDefault((string)g!)) == 0)
                yield return $"{alert} tells nobody";
            if (alert.TextAt("properties.enabled") != "true")
                yield return $"{alert} is switched off";
            if (Time(alert, "windowSize") < Time(alert, "evaluationFrequency"))
                yield return $"{alert} does not see what happens between two looks";
            if (alert.ItemsAt("properties.scopes").Select(s => (string?)s).SingleOrDefault() != deployment.The("Microsoft.OperationalInsights/workspaces").Id)
                yield return $"{alert} looks at another place than the workspace";
        }
    }

    private static TimeSpan Time(Resource alert, string member) => XmlConvert.ToTimeSpan(alert.TextAt($"properties.{member}") ?? "PT0S");

    private static IEnumerable<string> Budgets(Deployment deployment)
    {
        foreach (var budget in deployment.All("Microsoft.Consumption/budgets"))
        {
            var notices = ((budget.At("properties.notifications") as JsonObject)?.Select(n => n.Value) ?? []).ToList();
            if (!notices.Any(n => n.TextAt("enabled") == "true" && n.ItemsAt("contactEmails").Any()))
                yield return $"{budget} tells nobody";
            foreach (var late in notices.Where(n => n.TextAt("operator") != "GreaterThanOrEqualTo" || (double?)n.At("threshold") is not (> 0 and <= 100)))
                yield return $"{budget} has a notice for {late.TextAt("operator")} {late.TextAt("threshold")} %, when it is too late";
        }
    }
}
