using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Types;

/// <summary>Every resource is one that Azure takes.</summary>
[Collection(InfraFixture.Collection)]
public sealed class TypeSpecs(InfraFixture infra)
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string App = "Microsoft.Web/sites";
    private const string Job = "Microsoft.App/jobs";

    private static readonly Breaks Broken = new(TypeCheck.Findings)
    {
        { "a type that there is not", d => d.The(Account).Json.Put("type", "Microsoft.Storage/accounts"), "there is no Microsoft.Storage/accounts@" },
        { "a version that there is not", d => d.The(Account).Json.Put("apiVersion", "2026-09-02"), "there is no Microsoft.Storage/storageAccounts@2026-09-02" },
        { "a version of long ago", d => d.The(Account).Json.Put("apiVersion", "2023-05-01"), "2023-05-01 is two years older than 202" },
        { "a wrong enum", d => d.The(Account).Json.Put("properties.accessTier", "Warm"), "properties.accessTier: 'Warm' is not one of Hot, Cool, " },
        { "a wrong enum that bicep lets pass", d => d.The(Account).Json.Put("properties.minimumTlsVersion", "TLS1.2"), "'TLS1.2' is not one of" },
        { "a member that there is not", d => d.The(App).Json.Put("properties.siteConfig.minimumTls", "1.2"), "properties.siteConfig.minimumTls: there is no such property" },
        { "a member that is missing", d => d.The(Account).Json.Drop("sku"), "sku: the property is missing" },
        { "a member that can only be read", d => d.The(Account).Json.Put("properties.creationTime", "2026-01-01"), "the property can only be read" },
        { "a text where a flag is expected", d => d.The(App).Json.Put("properties.httpsOnly", "true"), "properties.httpsOnly: \"true\" is not true or false" },
        { "a text where a number is expected", d => d.The(Job).Json.Put("properties.configuration.replicaTimeout", "60"), "is no number" },
        { "a number out of its range", d => d.The(Account + "/blobServices").Json.Put("properties.deleteRetentionPolicy.days", 366), "366 is not within 1 to 365" },
        { "a name of a form that Azure refuses", d => d.The(Account).Json.Put("name", "st-media"), "name: 'st-media' does not match" },
        { "an object where an array is expected", d => d.The(Job).Json.Put("properties.template.containers", new JsonObject()), "an array is expected" },
        { "a kind of child that there is not", d => d.All("Microsoft.Web/sites/config").First().Json.Put("name", "func/settings"), "name is 'settings', not one of" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void Every_resource_is_of_a_type_and_a_version_of_Azure_and_has_what_that_asks_for(string parameters)
    {
        Expect.Nothing(TypeCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
