using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>design: Settings. One test compares code and infra.</summary>
[Collection(InfraFixture.Collection)]
public sealed class SettingsSpecs(InfraFixture infra)
{
    private static readonly Breaks Broken = new(SettingsCheck.Findings)
    {
        {
            "a setting that is renamed in the code only",
            d => d.Code = d.Code with { Settings = d.Code.Settings.Except(["R2:MediaBucket"]).Append("R2:PublicBucket").ToHashSet() },
            "R2:PublicBucket is read by the code, and the function app has it neither set"
        },
        {
            "a setting that the code reads no longer",
            d => d.Code = d.Code with { Settings = d.Code.Settings.Except(["R2:MediaBucket"]).ToHashSet() },
            "R2:MediaBucket is set for the function app, and nobody reads it"
        },
        {
            "a setting that is renamed in the template of the function app",
            d => Head.AppSettings(d).Rename("Events__Secrets", "Events__Secret"),
            "Events:Secrets is read by the code, and the function app"
        },
        {
            "a setting that the heavy job is not given",
            d => d.Variables().RemoveAll(e => e.TextAt("name") == "R2__Endpoint"),
            "R2:Endpoint is read by the code, and the heavy job"
        },
        {
            "a setting that only the host of functions reads, given to the heavy job",
            d => d.Variables().Add(new JsonObject { ["name"] = "AzureWebJobsDisableHomepage", ["value"] = "true" }),
            "AzureWebJobsDisableHomepage is set for the heavy job, and nobody reads it"
        },
        {
            "a setting of the host that is left away",
            d => Head.AppSettings(d).Drop("AzureWebJobsStorage__credential"),
            "AzureWebJobsStorage:credential is what the host needs"
        },
        {
            "a reason for a default of a setting that is gone",
            d => d.Code = d.Code with { Settings = d.Code.Settings.Except(["Prices:List"]).ToHashSet() },
            "Prices:List has a reason for its default, and nobody reads it"
        },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void Every_setting_that_the_code_reads_is_set_or_left_to_its_default_for_a_reason_and_the_reverse(string parameters)
    {
        Expect.Nothing(SettingsCheck.Findings(infra.Deploy(parameters)));
    }

    [Fact]
    public void What_infra_sets_by_itself_has_no_reason_for_its_default()
    {
        var set = Head.Of(infra.Deploy(InfraFixture.Least)).SelectMany(head => head.Settings);

        Assert.Empty(set.Intersect(LeftToDefaults.Reasons.Keys));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
