namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>Addresses, origins and buckets are one thing in the outputs, in the settings and at the platform.</summary>
internal static class AddressCheck
{
    /// <summary>The variables of infra/cloudflare that come from here.</summary>
    private static readonly string[] Variables =
    [
        "abort_parts_after_days", "account_id", "cache_rules", "environment", "events_url", "expire_uploads_after_days",
        "jurisdiction", "location", "media_bucket", "media_domain", "origins", "uploads_bucket", "zone_id",
    ];

    public static IEnumerable<string> Findings(Deployment deployment)
    {
        var expected = Outputs(deployment).Concat(Head.Of(deployment).SelectMany(head => Settings(head, deployment)));
        foreach (var (what, found, right) in expected.Where(pair => (pair.Item2 ?? "") != pair.Item3))
            yield return $"{what} is '{found}', expected '{right}'";
    }

    private static IEnumerable<(string What, string? Found, string Expected)> Outputs(Deployment deployment)
    {
        var outputs = deployment.Outputs;
        var events = $"{Url(deployment)}/{EventsRoute(deployment.Code)}";
        return
        [
            ("the output functionAppName", outputs.TextAt("functionAppName"), App(deployment).Name),
            ("the output functionAppUrl", outputs.TextAt("functionAppUrl"), Url(deployment)),
            ("the output eventsUrl", outputs.TextAt("eventsUrl"), events),
            ("the output cloudflare.events_url", outputs.TextAt("cloudflare.events_url"), events),
            ("the output cloudflare.origins", Joined(outputs.ItemsAt("cloudflare.origins")), Joined([Url(deployment), .. Origins(deployment)])),
            ("the output vaultName", outputs.TextAt("vaultName"), deployment.The("Microsoft.KeyVault/vaults").Name),
            ("the output storageAccountName", outputs.TextAt("storageAccountName"), deployment.The("Microsoft.Storage/storageAccounts").Name),
            ("the output heavyJobName", outputs.TextAt("heavyJobName"), deployment.Heavy?.Name ?? ""),
            ("the output stateContainerName", outputs.TextAt("stateContainerName"), StateContainer(deployment)),
            ("the output registryLoginServer", outputs.TextAt("registryLoginServer"), Registry(deployment)),
            ("the list of members of the output cloudflare", Members(outputs["cloudflare"]), string.Join(' ', Variables)),
        ];
    }

    private static IEnumerable<(string What, string? Found, string Expected)> Settings(Head head, Deployment deployment)
    {
        var cloudflare = deployment.Outputs["cloudflare"];
        var place = cloudflare.TextAt("jurisdiction") is var jurisdiction && jurisdiction == "default" ? "" : jurisdiction + ".";
        (string Setting, string Expected)[] pairs =
        [
            ("Api__PublicBaseUrl", Url(deployment)),
            ("Api__Origins", Joined(Origins(deployment))),
            ("Cdn__ZoneId", cloudflare.TextAt("zone_id")!),
            ("R2__Endpoint", $"https://{cloudflare.TextAt("account_id")}.{place}r2.cloudflarestorage.com"),
            ("R2__UploadsBucket", cloudflare.TextAt("uploads_bucket")!),
            ("R2__MediaBucket", cloudflare.TextAt("media_bucket")!),
            ("R2__PublicBaseUrl", $"https://{cloudflare.TextAt("media_domain")}"),
            ("Uploads__MultipartLifetime", $"{cloudflare!["abort_parts_after_days"]}.00:00:00"),
            ("Routing__Container", deployment.Heavy is null ? "false" : "true"),
        ];
        return pairs.Select(pair => ($"{pair.Setting} of {head.Name}", head.Values.GetValueOrDefault(pair.Setting), pair.Expected));
    }

    private static Resource App(Deployment deployment) => deployment.The("Microsoft.Web/sites");

    // infra/deploy gives Terraform its name before it has seen any output.
    private static string StateContainer(Deployment deployment) => deployment.All("Microsoft.Storage/storageAccounts/blobServices/containers")
        .SingleOrDefault(container => container.OwnName == "terraform-state")?.OwnName ?? "nowhere";

    private static string Registry(Deployment deployment) =>
        deployment.All("Microsoft.ContainerRegistry/registries").SingleOrDefault() is { } registry ? $"{registry.Name}.azurecr.io" : "";

    private static string Members(JsonNode? node) =>
        node is JsonObject members ? string.Join(' ', members.Select(member => member.Key).Order(StringComparer.Ordinal)) : "";

    private static string Url(Deployment deployment) => $"https://{App(deployment).Name}.azurewebsites.net";

    private static string EventsRoute(CodeFacts code) =>
        code.Host.TextAt("extensions.http.routePrefix") is { Length: > 0 } prefix ? $"{prefix}/{code.EventsRoute}" : code.EventsRoute;

    /// <summary>Pages of others, as the platform knows them; the app's own page asks nobody, and only the buckets know it too.</summary>
    private static string[] Origins(Deployment deployment) =>
        [.. App(deployment).ItemsAt("properties.siteConfig.cors.allowedOrigins").Select(text => (string)text!)];

    private static string Joined(IEnumerable<string> texts) => string.Join(',', texts);

    private static string Joined(IEnumerable<JsonNode> texts) => Joined(texts.Select(text => (string)text!));
}
