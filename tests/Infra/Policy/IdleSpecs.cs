using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>Everything scales to zero, and not without end.</summary>
[Collection(InfraFixture.Collection)]
public sealed class IdleSpecs(InfraFixture infra)
{
    private const string App = "Microsoft.Web/sites";
    private const string Scale = "properties.functionAppConfig.scaleAndConcurrency";

    private static readonly Breaks Broken = new(IdleCheck.Findings)
    {
        {
            "an instance that is always ready",
            d => d.The(App).Json.Put(Scale + ".alwaysReady", new JsonArray(new JsonObject { ["name"] = "http", ["instanceCount"] = 1 })),
            "keeps 1 instances ready for http"
        },
        {
            "a heavy job that always runs",
            d => d.Heavy!.Json.Put("properties.configuration.eventTriggerConfig.scale.minExecutions", 1),
            "scale.minExecutions is 1, expected 0"
        },
        {
            "a plan that is paid by the month",
            d => d.The("Microsoft.Web/serverfarms").Json.Put("sku.name", "P1v3"),
            "sku.name is P1v3, expected FC1"
        },
        {
            "machines of its own",
            d => d.The("Microsoft.App/managedEnvironments").Json.Put("properties.workloadProfiles[0].workloadProfileType", "D4"),
            "has a profile D4"
        },
        {
            "a dear registry",
            d => d.The("Microsoft.ContainerRegistry/registries").Json.Put("sku.name", "Premium"),
            "sku.name is Premium, expected Basic"
        },
        {
            "a type that nobody has reckoned with",
            d => d.Add(d.The("Microsoft.KeyVault/vaults"), r => (r["type"], r["name"]) = ("Microsoft.Network/natGateways", "nat")),
            "of a type that nobody has reckoned with: Microsoft.Network/natGateways"
        },
        { "more instances than the quota", d => d.The(App).Json.Put(Scale + ".maximumInstanceCount", 126), "may grow to 252 cores" },
        { "as many instances as Azure will give", d => d.The(App).Json.Drop(Scale + ".maximumInstanceCount"), "cores, and a subscription has 250" },
        {
            "logs without an end",
            d => d.The("Microsoft.OperationalInsights/workspaces").Json.Put("properties.workspaceCapping.dailyQuotaGb", -1),
            "takes logs without an end"
        },
        {
            "a cap a thousand times as large",
            d => d.The("Microsoft.OperationalInsights/workspaces").Json.Put("properties.workspaceCapping.dailyQuotaGb", 1000),
            "takes 1000 GB of logs a day"
        },
        {
            "logs that are kept for two years",
            d => d.The("Microsoft.OperationalInsights/workspaces").Json.Put("properties.retentionInDays", 730),
            "retentionInDays is 730, expected 30 or 31"
        },
        {
            "a queue that is looked at each second",
            d => d.Heavy!.Json.Put("properties.configuration.eventTriggerConfig.scale.pollingInterval", 1),
            "pollingInterval is 1, expected 30"
        },
        {
            "an instance for each who watches",
            d => d.The(App).Json.Put(Scale + ".triggers.http.perInstanceConcurrency", 1),
            "pays an instance for fewer than 16 calls"
        },
        {
            "a heavy job that the platform tries again",
            d => d.Heavy!.Json.Put("properties.configuration.replicaRetryLimit", 3),
            "replicaRetryLimit is 3, expected 0"
        },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void While_nothing_is_uploaded_nothing_runs_and_a_flood_has_an_end(string parameters)
    {
        Expect.Nothing(IdleCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
