using MediaFunctions.Api.Identity;
using MediaFunctions.Api.Web;
using MediaFunctions.Processing.Settings;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Api;

/// <summary>Who may call and how links are made (settings section <c>Api</c>).</summary>
public sealed record ApiSettings
{
    /// <summary>The keys that open the API.</summary>
    public IReadOnlyList<ApiKey> Keys { get; init; } = [];

    /// <summary>Whose tokens are believed beside the keys.</summary>
    public TokenSettings Tokens { get; init; } = new();

    /// <summary>Origins of pages that may call; <see cref="CrossOrigin.Any"/>: every one.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The API's address as clients see it, without a slash at its end; null: as the request says.</summary>
    public string? PublicBaseUrl { get; init; }

    /// <summary>The page that is served beside the API.</summary>
    public WebSettings Web { get; init; } = new();

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingsException">Some are missing or wrong; it names each.</exception>
    public static ApiSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var entries = reader.List("Api:Keys", []);
        var settings = new ApiSettings
        {
            Keys = [.. entries.Select(ApiKey.TryRead).OfType<ApiKey>()],
            Tokens = new TokenSettings
            {
                Issuers = reader.List("Api:Issuers", []),
                Audiences = reader.List("Api:Audiences", []),
            },
            Origins = reader.List("Api:Origins", []),
            PublicBaseUrl = reader.Text("Api:PublicBaseUrl")?.TrimEnd('/'),
            Web = WebSettings.Read(reader),
        };
        List<string> mistakes =
        [
            .. reader.Mistakes, .. KeyMistakes(entries), .. settings.Tokens.Mistakes(), .. settings.OriginMistakes(),
            .. settings.AddressMistakes(), .. settings.Web.Mistakes(settings.Tokens),
        ];
        return mistakes.Count == 0 ? settings : throw new SettingsException(mistakes);
    }

    // An entry is named by its place: whoever sets a key instead of its hash must not find it in a log.
    private static IEnumerable<string> KeyMistakes(IReadOnlyList<string> entries)
    {
        const string expected = "name:hash with the key's SHA-256 as 64 hex digits (printf %s KEY | sha256sum)";
        if (entries.Count == 0)
            yield return $"Api:Keys is missing: set at least one {expected}.";
        for (var i = 0; i < entries.Count; i++)
        {
            if (ApiKey.TryRead(entries[i]) is null)
                yield return $"Api:Keys, entry {i + 1}, is not {expected}.";
        }
    }

    private IEnumerable<string> OriginMistakes()
    {
        foreach (var origin in Origins.Where(o => o != CrossOrigin.Any && !IsOrigin(o)))
        {
            yield return $"Api:Origins holds '{origin}', expected an origin such as https://www.example.com (scheme, host and "
                + "port, without a slash at its end), or * for every one.";
        }
    }

    private IEnumerable<string> AddressMistakes()
    {
        if (PublicBaseUrl is { } url && !IsHttp(url))
            yield return $"Api:PublicBaseUrl is '{url}', expected the API's address such as https://api.example.com.";
    }

    private static bool IsOrigin(string text) =>
        IsHttp(text) && new Uri(text).GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);

    private static bool IsHttp(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
