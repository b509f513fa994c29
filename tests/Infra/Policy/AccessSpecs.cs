using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>What must hold: no public access, no keys, TLS.</summary>
[Collection(InfraFixture.Collection)]
public sealed class AccessSpecs(InfraFixture infra)
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string App = "Microsoft.Web/sites";
    private const string Vault = "Microsoft.KeyVault/vaults";

    private static readonly Breaks Broken = new(AccessCheck.Findings)
    {
        { "blobs for everybody", d => d.The(Account).Json.Put("properties.allowBlobPublicAccess", true), "properties.allowBlobPublicAccess is true, expected false" },
        { "a member that is left to its default", d => d.The(Account).Json.Drop("properties.allowBlobPublicAccess"), "properties.allowBlobPublicAccess is not set" },
        { "account keys", d => d.The(Account).Json.Put("properties.allowSharedKeyAccess", true), "properties.allowSharedKeyAccess is true" },
        { "an old TLS of the storage account", d => d.The(Account).Json.Put("properties.minimumTlsVersion", "TLS1_0"), "properties.minimumTlsVersion is TLS1_0" },
        { "an old TLS of the app", d => d.The(App).Json.Put("properties.siteConfig.minTlsVersion", "1.1"), "properties.siteConfig.minTlsVersion is 1.1" },
        { "an app without TLS", d => d.The(App).Json.Put("properties.httpsOnly", false), "properties.httpsOnly is false" },
        { "a public container", d => d.All(Account + "/blobServices/containers").First().Json.Put("properties.publicAccess", "Blob"), "properties.publicAccess is Blob, expected None" },
        { "a package that is fetched by a key", d => d.The(App).Json.Put("properties.functionAppConfig.deployment.storage.authentication.type", "StorageAccountConnectionString"), "authentication.type is StorageAccountConnectionString" },
        { "publishing with a password", d => d.Remove(r => r.OwnName == "ftp"), "the app can be published to by ftp with a password" },
        { "a vault with access policies", d => d.The(Vault).Json.Put("properties.enableRbacAuthorization", false), "properties.enableRbacAuthorization is false" },
        { "a vault that can be purged", d => d.The(Vault).Json.Drop("properties.enablePurgeProtection"), "properties.enablePurgeProtection is not set" },
        { "telemetry from anybody", d => d.The("Microsoft.Insights/components").Json.Put("properties.DisableLocalAuth", false), "properties.DisableLocalAuth is false" },
        { "a registry with a password", d => d.The("Microsoft.ContainerRegistry/registries").Json.Put("properties.adminUserEnabled", true), "properties.adminUserEnabled is true" },
        { "an address in the clear", d => Head.AppSettings(d)["R2__PublicBaseUrl"] = "http://media.example.com", "http://media.example.com is not encrypted" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void Nothing_is_public_nobody_comes_in_by_a_key_and_nothing_is_sent_in_the_clear(string parameters)
    {
        Expect.Nothing(AccessCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
