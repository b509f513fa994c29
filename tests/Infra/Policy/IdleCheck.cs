namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>While nothing is uploaded nothing runs, and what a flood can cost has an end.</summary>
internal static class IdleCheck
{
    // The quota of a subscription in a region (https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan).
    private const double QuotaCores = 250;

    private static readonly Dictionary<int, double> CoresOf = new() { [512] = 0.25, [2048] = 1, [4096] = 2 };

    /// <summary>What there may be. Another type is a question of what it costs at rest: docs/cost.md answers it first.</summary>
    private static readonly HashSet<string> Considered = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.App/jobs",
        "Microsoft.App/managedEnvironments",
        "Microsoft.Authorization/roleAssignments",
        "Microsoft.Consumption/budgets",
        "Microsoft.ContainerRegistry/registries",
        "Microsoft.Insights/actionGroups",
        "Microsoft.Insights/components",
        "Microsoft.Insights/diagnosticSettings",
        "Microsoft.Insights/scheduledQueryRules",
        "Microsoft.KeyVault/vaults",
        "Microsoft.ManagedIdentity/userAssignedIdentities",
        "Microsoft.OperationalInsights/workspaces",
        "Microsoft.Storage/storageAccounts",
        "Microsoft.Web/serverfarms",
        "Microsoft.Web/sites",
    };

    // 10 GB are $23 a day; an owner who needs more has read docs/cost.md.
    private const double MostLogGb = 10;

    // Who watches a job holds a call for minutes, and an instance is paid while it has any.
    private const int FewestCalls = 16;

    private static readonly MustBe[] Rules =
    [
        new("Microsoft.Web/serverfarms", "sku.name", "FC1"),
        new("Microsoft.App/jobs", "properties.configuration.triggerType", "Event"),
        new("Microsoft.App/jobs", "properties.configuration.eventTriggerConfig.scale.minExecutions", "0"),
        // docs/cost.md reckons with as many looks at the queue.
        new("Microsoft.App/jobs", "properties.configuration.eventTriggerConfig.scale.pollingInterval", "30"),
        new("Microsoft.App/jobs", "properties.configuration.replicaRetryLimit", "0"),
        new("Microsoft.App/jobs", "properties.workloadProfileName", "Consumption"),
        new("Microsoft.ContainerRegistry/registries", "sku.name", "Basic"),
        new("Microsoft.KeyVault/vaults", "properties.sku.name", "standard"),
        new("Microsoft.OperationalInsights/workspaces", "properties.sku.name", "PerGB2018"),
        // What is kept longer than 31 days is paid by the month (https://azure.microsoft.com/pricing/details/monitor/).
        new("Microsoft.OperationalInsights/workspaces", "properties.retentionInDays", "30", "31"),
    ];

    public static IEnumerable<string> Findings(Deployment deployment) =>
        Rules.SelectMany(rule => rule.Findings(deployment))
            .Concat(deployment.Resources.Where(r => !IsConsidered(r)).Select(r => $"{r} is of a type that nobody has reckoned with: {r.Type}"))
            .Concat(Instances(deployment.The("Microsoft.Web/sites")))
            .Concat(Profiles(deployment))
            .Concat(Cap(deployment.The("Microsoft.OperationalInsights/workspaces")));

    // A child costs nothing by itself.
    private static bool IsConsidered(Resource resource) => Considered.Contains(string.Join('/', resource.Type.Split('/').Take(2)));

    private static IEnumerable<string> Instances(Resource app)
    {
        const string scale = "properties.functionAppConfig.scaleAndConcurrency";
        foreach (var ready in app.ItemsAt($"{scale}.alwaysReady").Where(ready => ready.TextAt("instanceCount") != "0"))
            yield return $"{app} keeps {ready.TextAt("instanceCount")} instances ready for {ready.TextAt("name")}, which are paid while nothing runs";
        var most = (int?)app.At($"{scale}.maximumInstanceCount") ?? int.MaxValue;
        var cores = most * CoresOf.GetValueOrDefault((int?)app.At($"{scale}.instanceMemoryMB") ?? 0, double.MaxValue);
        if (cores > QuotaCores)
            yield return $"{app} may grow to {cores} cores, and a subscription has {QuotaCores}";
        if ((int?)app.At($"{scale}.triggers.http.perInstanceConcurrency") is not >= FewestCalls)
            yield return $"{app} pays an instance for fewer than {FewestCalls} calls at once";
    }

    private static IEnumerable<string> Profiles(Deployment deployment) =>
        from place in deployment.All("Microsoft.App/managedEnvironments")
        from profile in place.ItemsAt("properties.workloadProfiles")
        where profile.TextAt("workloadProfileType") != "Consumption"
        select $"{place} has a profile {profile.TextAt("workloadProfileType")}, which is paid while nothing runs";

    private static IEnumerable<string> Cap(Resource workspace) => (double?)workspace.At("properties.workspaceCapping.dailyQuotaGb") switch
    {
        null or < 0 => [$"{workspace} takes logs without an end: no daily cap"],
        > MostLogGb and var cap => [$"{workspace} takes {cap} GB of logs a day, and {MostLogGb} are dear enough"],
        _ => [],
    };
}
