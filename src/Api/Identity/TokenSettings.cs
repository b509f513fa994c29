namespace MediaFunctions.Api.Identity;

/// <summary>Whose tokens are believed (settings <c>Api:Issuers</c>, <c>Api:Audiences</c>); none where no issuer is set.</summary>
public sealed record TokenSettings
{
    /// <summary>The issuers, as their discovery documents and the tokens' <c>iss</c> name them.</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];

    /// <summary>What a token must be meant for: one of these in its <c>aud</c>.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        foreach (var issuer in Issuers.Where(i => !IsTrustworthy(i)))
        {
            yield return $"Api:Issuers holds '{issuer}', expected the https address of an OpenID Connect issuer such as "
                + "https://login.example.com (http on loopback only).";
        }
        if (Issuers.Count > 0 && Audiences.Count == 0)
        {
            yield return "Api:Audiences is missing: Api:Issuers needs it, for a token that the issuer made for another "
                + "service must not open this one.";
        }
    }

    /// <summary>The issuer of the settings that this <c>iss</c> names; null where it is none of them.</summary>
    /// <remarks>Only whether a slash ends it is not told apart: people copy it with and without.</remarks>
    public string? Find(string issuer) => Issuers.FirstOrDefault(known => known.TrimEnd('/') == issuer.TrimEnd('/'));

    // Keys that come over plain http are anybody's.
    private static bool IsTrustworthy(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
