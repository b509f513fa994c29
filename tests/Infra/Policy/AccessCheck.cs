namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>Nobody comes in without an identity, nothing is public, nothing is sent in the clear.</summary>
internal static class AccessCheck
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string App = "Microsoft.Web/sites";
    private const string Vault = "Microsoft.KeyVault/vaults";

    private static readonly MustBe[] Rules =
    [
        new(Account, "properties.allowBlobPublicAccess", "false"),
        new(Account, "properties.allowSharedKeyAccess", "false"),
        new(Account, "properties.defaultToOAuthAuthentication", "true"),
        new(Account, "properties.isLocalUserEnabled", "false"),
        new(Account, "properties.allowCrossTenantReplication", "false"),
        new(Account, "properties.minimumTlsVersion", "TLS1_2", "TLS1_3"),
        new(Account, "properties.supportsHttpsTrafficOnly", "true"),
        new(Account + "/blobServices/containers", "properties.publicAccess", "None"),
        new(App, "properties.httpsOnly", "true"),
        new(App, "properties.siteConfig.minTlsVersion", "1.2", "1.3"),
        new(App, "properties.siteConfig.scmMinTlsVersion", "1.2", "1.3"),
        new(App, "properties.siteConfig.cors.supportCredentials", "false"),
        new(App, "properties.functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity"),
        new(App, "identity.type", "UserAssigned"),
        new(App + "/basicPublishingCredentialsPolicies", "properties.allow", "false"),
        new("Microsoft.App/jobs", "identity.type", "UserAssigned"),
        new(Vault, "properties.enableRbacAuthorization", "true"),
        new(Vault, "properties.enableSoftDelete", "true"),
        new(Vault, "properties.enablePurgeProtection", "true"),
        new("Microsoft.Insights/components", "properties.DisableLocalAuth", "true"),
        new("Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "true"),
        new("Microsoft.ContainerRegistry/registries", "properties.adminUserEnabled", "false"),
    ];

    public static IEnumerable<string> Findings(Deployment deployment) =>
        Rules.SelectMany(rule => rule.Findings(deployment)).Concat(Publishing(deployment)).Concat(Clear(deployment));

    private static IEnumerable<string> Publishing(Deployment deployment) => new[] { "ftp", "scm" }
        .Except(deployment.All(App + "/basicPublishingCredentialsPolicies").Select(policy => policy.OwnName))
        .Select(way => $"the app can be published to by {way} with a password");

    private static IEnumerable<string> Clear(Deployment deployment) => Texts(deployment.Expanded)
        .Where(text => text.StartsWith("http://", StringComparison.Ordinal))
        .Select(text => $"{text} is not encrypted");

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
