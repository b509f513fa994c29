namespace MediaFunctions.Processing.Delivery.Cdn;

/// <summary>Whose copies of public objects are purged (settings section <c>Cdn</c>); nothing is purged without a zone.</summary>
public sealed record CdnSettings
{
    /// <summary>Cloudflare's API; tests have a stand-in.</summary>
    public const string UsualApi = "https://api.cloudflare.com/client/v4";

    private const int ZoneIdLength = 32;

    /// <summary>The zone of the public bucket's domain.</summary>
    public string? ZoneId { get; init; }

    /// <summary>An API token with the permission "Cache Purge" on that zone.</summary>
    public string? ApiToken { get; init; }

    public string ApiBaseUrl { get; init; } = UsualApi;

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (ZoneId is null != ApiToken is null)
            yield return $"Cdn:{(ZoneId is null ? "ZoneId" : "ApiToken")} is missing: a purge needs the zone and a token; leave both away to purge nothing.";
        if (ZoneId is { } zone && !(zone.Length == ZoneIdLength && zone.All(char.IsAsciiHexDigitLower)))
            yield return $"Cdn:ZoneId is '{zone}', expected {ZoneIdLength} hex digits: it stands on the zone's overview in the dashboard.";
        if (!Uri.TryCreate(ApiBaseUrl, UriKind.Absolute, out var api) || !(api.Scheme == Uri.UriSchemeHttps || api.IsLoopback))
            yield return $"Cdn:ApiBaseUrl is '{ApiBaseUrl}', expected an https address such as {UsualApi}.";
    }
}
