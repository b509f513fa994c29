using MediaFunctions.Client.Http;

namespace MediaFunctions.Client;

/// <summary>What the client shows to be let in. It goes to the API and never to R2.</summary>
public abstract class Credential
{
    private protected Credential()
    {
    }

    /// <summary>One of the service's keys.</summary>
    public static Credential ApiKey(string key) => new HeaderCredential("x-functions-key", key);

    /// <summary>A grant for one upload, as <see cref="MediaFunctionsClient.GiveGrantAsync"/> gives it.</summary>
    public static Credential Grant(string grant) => new HeaderCredential("x-upload-grant", grant);

    /// <summary>
    /// Bearer tokens of an OpenID Connect issuer: one is fetched before the first call and kept until the API refuses it (401),
    /// upon which another one is fetched and the call repeated, once.
    /// </summary>
    public static Credential Token(Func<CancellationToken, ValueTask<string>> fetch) => new TokenCredential(fetch);

    internal abstract ValueTask ShowAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Whether there is something else to show than what this request did.</summary>
    internal virtual ValueTask<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellationToken) => new(false);
}
