using System.Security.Cryptography;
using System.Text;
using MediaFunctions.Api;

namespace MediaFunctions.Standalone.Local;

/// <summary>The settings of a pipeline on local parts: secrets are new at every start.</summary>
internal static class LocalSettings
{
    private const int SecretBytes = 32;

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <param name="parts">Where the parts are.</param>
    /// <param name="apiUrl">Where the API listens.</param>
    /// <param name="apiKey">Its one key.</param>
    /// <param name="recipeBook">A path; null: the built-in book.</param>
    public static Dictionary<string, string?> Make(PartsLine parts, string apiUrl, string apiKey, string? recipeBook)
    {
        var settings = new Dictionary<string, string?>
        {
            ["R2:Endpoint"] = parts.S3,
            ["R2:AccessKeyId"] = parts.AccessKeyId,
            ["R2:SecretAccessKey"] = parts.SecretAccessKey,
            ["R2:UploadsBucket"] = parts.UploadsBucket,
            ["R2:MediaBucket"] = parts.MediaBucket,
            ["R2:PublicBaseUrl"] = parts.MediaUrl,
            ["AzureWebJobsStorage"] = parts.Storage,
            ["Api:Keys"] = $"local:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(apiKey)))}",
            ["Api:PublicBaseUrl"] = apiUrl,
            ["Assets:IdSecret"] = NewSecret(),
            ["Events:Secrets"] = parts.EventsSecret,
        };
        if (recipeBook is not null)
            settings["Recipes:Book"] = recipeBook;
        return settings;
    }

    /// <summary>What is other locally than in production, where the environment does not say otherwise.</summary>
    public static void FillIn(Dictionary<string, string?> settings, IConfiguration environment)
    {
        // A worker of this process stands in for the container.
        settings["Routing:Container"] = environment["Routing:Container"] ?? "true";
        // Whatever page is being built; nothing here is anybody's but the developer's.
        settings["Api:Origins"] = environment["Api:Origins"] ?? CrossOrigin.Any;
        foreach (var name in (string[])["Api:Issuers", "Api:Audiences", "Web:ClientId", "Web:Issuer", "Web:Scope"])
            settings[name] = environment[name];
        // Two cores are what people have at least; looks at a local queue cost nothing.
        settings["Worker:Slots"] = environment["Worker:Slots"] ?? "2";
        settings["Worker:LongestIdle"] = environment["Worker:LongestIdle"] ?? "00:00:00.25";
        // Who listens on this machine has a private address and no certificate.
        settings["Callbacks:AllowPrivate"] = environment["Callbacks:AllowPrivate"] ?? "true";
        foreach (var name in new[] { "Callbacks:Urls", "Callbacks:Secrets", "Callbacks:AllowedHosts", "Delivery:PublicStatus" })
        {
            if (environment[name] is { } value)
                settings[name] = value;
        }
    }
}
