using System.Text.Json.Nodes;
using MediaFunctions.Bench.Costs;
using MediaFunctions.Processing.Jobs.Sweep;

namespace MediaFunctions.Tests.Repository.Costs;

/// <summary>What the page assumes of infra/azure is what is deployed: its expanded template is kept by tests/Infra.</summary>
public sealed class InfraSpecs
{
    private static readonly OtherPrices Others = Tariff.Read(Repo.Root).Others;

    [Theory]
    [InlineData("main")]
    [InlineData("most")]
    public void As_many_alerts_look_as_often_as_the_page_reckons_with(string parameters)
    {
        var alerts = Deployed(parameters, "Microsoft.Insights/scheduledQueryRules");

        Assert.Equal(Others.Assumed("alertRules"), alerts.Count);
        Assert.All(alerts, alert => Assert.Equal("PT15M", (string?)alert["evaluationFrequency"]));
        Assert.Contains("every 15 minutes", Others.Prices["alertRule15"].Is, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cap_of_the_logs_is_the_one_that_is_delivered()
    {
        var workspace = Assert.Single(Deployed("main", "Microsoft.OperationalInsights/workspaces"));

        Assert.Equal(Others.Assumed("dailyLogGb"), (decimal)workspace["workspaceCapping"]!["dailyQuotaGb"]!);
    }

    [Fact]
    public void A_full_sweep_looks_at_as_many_objects_as_the_page_reckons_with()
    {
        Assert.Contains($"{new SweepSettings().Page} objects", Others.Assumptions["fullSweepOperations"].Is, StringComparison.Ordinal);
    }

    private static List<JsonNode> Deployed(string parameters, string type) =>
    [
        .. JsonNode.Parse(File.ReadAllText(Repo.File("tests", "Infra", "Snapshots", $"{parameters}.json")))!["predictedResources"]!.AsArray()
            .Where(resource => (string?)resource!["type"] == type)
            .Select(resource => resource!["properties"]!),
    ];
}
