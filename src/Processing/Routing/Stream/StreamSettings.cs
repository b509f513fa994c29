namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>Whose Cloudflare Stream makes videos (settings section <c>Stream</c>); nothing goes there without an account.</summary>
public sealed record StreamSettings
{
    /// <summary>Cloudflare's API; tests have a stand-in.</summary>
    public const string UsualApi = "https://api.cloudflare.com/client/v4";

    private const int AccountIdLength = 32;

    // What R2 lets a presigned URL live (Cloudflare: "Presigned URLs").
    private static readonly TimeSpan LongestUrl = TimeSpan.FromDays(7);

    /// <summary>The Cloudflare account.</summary>
    public string? AccountId { get; init; }

    /// <summary>An API token with the permission "Stream: Edit" on it.</summary>
    public string? ApiToken { get; init; }

    /// <summary>What Cloudflare answered when the webhook was registered; null: its end is asked for, by the sweep.</summary>
    public string? WebhookSecret { get; init; }

    public string ApiBaseUrl { get; init; } = UsualApi;

    /// <summary>How long Stream may take until it has fetched the source.</summary>
    public TimeSpan UrlLifetime { get; init; } = TimeSpan.FromHours(6);

    /// <summary>A video that is not done after so long has failed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Whether jobs may go there.</summary>
    public bool IsOn => AccountId is not null;

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (AccountId is null != ApiToken is null)
            yield return $"Stream:{(AccountId is null ? "AccountId" : "ApiToken")} is missing: Stream needs the account and a token; leave both away to use none.";
        if (AccountId is { } account && !(account.Length == AccountIdLength && account.All(char.IsAsciiHexDigitLower)))
            yield return $"Stream:AccountId is '{account}', expected {AccountIdLength} hex digits: it stands on the account's overview in the dashboard.";
        if (WebhookSecret is not null && AccountId is null)
            yield return "Stream:WebhookSecret is set without Stream:AccountId: there is nobody whose webhooks it would verify.";
        if (!Uri.TryCreate(ApiBaseUrl, UriKind.Absolute, out var api) || !(api.Scheme == Uri.UriSchemeHttps || api.IsLoopback))
            yield return $"Stream:ApiBaseUrl is '{ApiBaseUrl}', expected an https address such as {UsualApi}.";
        if (UrlLifetime > LongestUrl)
            yield return $"Stream:UrlLifetime is {UrlLifetime}, expected no more than {LongestUrl}: R2 signs no longer.";
    }
}
