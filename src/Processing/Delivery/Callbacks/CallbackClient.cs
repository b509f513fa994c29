using Microsoft.Security.AntiSSRF;

namespace MediaFunctions.Processing.Delivery.Callbacks;

/// <summary>
/// The HTTP client of callbacks. It connects to no private, local or otherwise special address (IANA's special-purpose
/// registries, cloud metadata): Microsoft's AntiSSRF looks at the very address that it then connects to, so that a name
/// which leads elsewhere the second time gains nothing. It uses no proxy, whatever the environment says, and keeps no cookies.
/// </summary>
public sealed class CallbackClient : IDisposable
{
    /// <summary>
    /// IPv6 that holds an IPv4 address in ways that AntiSSRF does not know: IPv4-compatible (RFC 4291, 2.5.5.1) and
    /// IPv4-translated (RFC 2765). Nobody has such an address by rights, some stacks and gateways still translate them.
    /// </summary>
    internal static readonly string[] OldForms = ["::/96", "::ffff:0:0:0/96"];

    private readonly Lazy<HttpClient> client;

    public CallbackClient(CallbackSettings settings)
        : this(settings, _ => { })
    {
    }

    internal CallbackClient(CallbackSettings settings, Action<AntiSSRFPolicy> change) =>
        client = new(() => Create(settings.AllowPrivate, change));

    /// <summary>Sends it once: redirects are the caller's. Returns when the headers have come.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        client.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public void Dispose()
    {
        if (client.IsValueCreated)
            client.Value.Dispose();
    }

    private static HttpClient Create(bool allowPrivate, Action<AntiSSRFPolicy> change)
    {
        var policy = new AntiSSRFPolicy(allowPrivate ? PolicyConfigOptions.None : PolicyConfigOptions.ExternalOnlyLatest)
        {
            AllowPlainTextHttp = allowPrivate,
            // It is for services that answer whoever does not say that he is forwarded: none is called.
            AddXFFHeader = false,
        };
        if (!allowPrivate)
            policy.AddDeniedAddresses(OldForms);
        change(policy);
        var handler = policy.GetHandler();
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.MaxResponseHeadersLength = 16; // KiB
        handler.PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1);
        // Each attempt has its own deadline.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
