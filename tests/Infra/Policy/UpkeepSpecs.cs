using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>What an owner finds the resources by, and hears of them through.</summary>
[Collection(InfraFixture.Collection)]
public sealed class UpkeepSpecs(InfraFixture infra)
{
    private const string Settings = "Microsoft.Insights/diagnosticSettings";

    private static readonly Breaks Broken = new(UpkeepCheck.Findings)
    {
        { "a resource without tags", d => d.The("Microsoft.KeyVault/vaults").Json.Drop("tags"), "has no tag environment" },
        { "a tag that is left away", d => d.The("Microsoft.Web/sites").Json.Drop("tags.workload"), "has no tag workload" },
        {
            "a vault that does not tell who read what",
            d => d.Remove(r => r.Is(Settings) && r.Id.Contains("/vaults/", StringComparison.Ordinal)),
            "does not send its log audit"
        },
        {
            "a log that is switched off",
            d => d.All(Settings).Single(r => r.Id.Contains("/managedEnvironments/", StringComparison.Ordinal)).Json.Put("properties.logs[0].enabled", false),
            "does not send its log ContainerAppConsoleLogs"
        },
        {
            "a log that goes elsewhere",
            d => d.All(Settings).Single(r => r.Id.Contains("/queueServices/", StringComparison.Ordinal)).Json.Put("properties.workspaceId", "/another"),
            "does not send its log StorageWrite"
        },
        { "an alert that tells nobody", d => Alert(d).Json.Drop("properties.actions"), "tells nobody" },
        {
            "a group that has no address",
            d => d.The("Microsoft.Insights/actionGroups").Json.Put("properties.emailReceivers", new JsonArray()),
            "tells nobody"
        },
        { "an alert that is switched off", d => Alert(d).Json.Put("properties.enabled", false), "is switched off" },
        {
            "an alert that looks too rarely",
            d => Alert(d).Json.Put("properties.evaluationFrequency", "PT1H"),
            "does not see what happens between two looks"
        },
        { "an alert that looks elsewhere", d => Alert(d).Json.Put("properties.scopes", new JsonArray("/another")), "looks at another place" },
        {
            "an alert that waits for a thousand",
            d => Alert(d).Json.Put("properties.criteria.allOf[0].threshold", 1000),
            "threshold is 1000, expected 0"
        },
        {
            "an alert for what is fine",
            d => Alert(d).Json.Put("properties.criteria.allOf[0].operator", "LessThan"),
            "operator is LessThan, expected GreaterThan"
        },
        {
            "containers that nobody hears",
            d => d.The("Microsoft.App/managedEnvironments").Json.Put("properties.appLogsConfiguration.destination", "none"),
            "destination is none, expected azure-monitor"
        },
        {
            "a budget that tells after nine times of it",
            d => d.The("Microsoft.Consumption/budgets").Json.Put("properties.notifications.actual100.threshold", 900),
            "has a notice for GreaterThanOrEqualTo 900 %"
        },
        { "a budget that tells nobody", d => d.The("Microsoft.Consumption/budgets").Json.Drop("properties.notifications"), "tells nobody" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void Everything_is_tagged_logs_what_it_must_and_tells_somebody(string parameters)
    {
        Expect.Nothing(UpkeepCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));

    private static Resource Alert(Deployment deployment) => deployment.All("Microsoft.Insights/scheduledQueryRules").First();
}
