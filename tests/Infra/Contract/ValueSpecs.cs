using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>The app's own readers take every value that infra sets, secrets replaced by good ones.</summary>
[Collection(InfraFixture.Collection)]
public sealed class ValueSpecs(InfraFixture infra)
{
    private static readonly Breaks Broken = new(ValueCheck.Findings)
    {
        { "a flag that is none", d => Head.AppSettings(d)["Routing__Container"] = "yes", "Routing:Container is 'yes'" },
        { "a number that is none", d => Head.AppSettings(d)["Limits__MemoryBytes"] = "3 GiB", "Limits:MemoryBytes is '3 GiB'" },
        { "a time that is none", d => d.Variable("Limits__JobTime")["value"] = "1h", "Limits:JobTime is '1h'" },
        { "origins of pages with a path", d => Head.AppSettings(d)["Api__Origins"] = "https://www.example.com/", "Api:Origins holds" },
        {
            "a list that is written as JSON",
            d => Head.AppSettings(d)["Callbacks__Urls"] = "[\"https://hooks.example.com\"]",
            "Callbacks:Urls holds one"
        },
        { "a zone without the token for it", d => Head.AppSettings(d).Drop("Cdn__ApiToken"), "Cdn:ApiToken is missing" },
        { "a recipe book that is none", d => Head.AppSettings(d)["Recipes__Book"] = "{}", "the function app would not start" },
        {
            "a storage account of another name",
            d => Head.AppSettings(d)["AzureWebJobsStorage__accountName"] = "another",
            "opens another storage account"
        },
        {
            "the identity of the heavy job in the app",
            d => Head.AppSettings(d)["AzureWebJobsStorage__clientId"] = d.Variable("AzureWebJobsStorage__clientId")["value"]!.ToString(),
            "the function app opens the storage account by another identity"
        },
        {
            "secrets that are read by an identity of the system",
            d => d.The("Microsoft.Web/sites").Json.Drop("properties.keyVaultReferenceIdentity"),
            "reads its secrets by another identity"
        },
        {
            "a secret of the heavy job that is read by an identity of the system",
            d => d.Heavy!.Json.Put("properties.configuration.secrets[0].identity", "system"),
            "the heavy job reads the secret api-keys by another identity than its own: system"
        },
        { "a home page of Azure's", d => Head.AppSettings(d)["AzureWebJobsDisableHomepage"] = "false", "AzureWebJobsDisableHomepage is 'false'" },
        {
            "telemetry without an identity",
            d => Head.AppSettings(d)["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "Authorization=AAD",
            "the host sends its telemetry by another identity"
        },
        { "an app without an identity of ours", d => d.The("Microsoft.Web/sites").Json.Drop("identity"), "has 0 identities of ours" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void The_app_and_the_heavy_job_start_with_what_infra_sets(string parameters)
    {
        Expect.Nothing(ValueCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
