using MediaFunctions.Client.Api;
using MediaFunctions.Client.Uploads;
using MediaFunctions.Client.Watching;

namespace MediaFunctions.Client;

/// <summary>The API of MediaFunctions: uploads go straight to R2, jobs and assets are asked for.</summary>
/// <remarks>
/// Every method throws <see cref="MediaFunctionsException"/> for what the API or R2 refuses and
/// <see cref="HttpRequestException"/> where neither can be reached. What may happen twice is repeated after faults.
/// A client may be used by many at once.
/// </remarks>
public sealed partial class MediaFunctionsClient : IDisposable
{
    internal const int UsualPartsAtOnce = 4;

    private readonly HttpClient http;
    private readonly HttpClient? own;
    private readonly ApiChannel channel;
    private readonly JobWatch watch;
    private readonly TimeProvider clock;

    /// <summary>A client with an HTTP client of its own, which goes with it.</summary>
    /// <param name="api">The API's address, without <c>/api</c>.</param>
    /// <param name="credential">What is shown to it.</param>
    /// <param name="clock">What waiting goes by; null: the system's.</param>
    public MediaFunctionsClient(Uri api, Credential credential, TimeProvider? clock = null)
        : this(MediaFunctionsHttp.Create(), api, credential, clock) => own = http;

    /// <inheritdoc cref="MediaFunctionsClient(HttpClient, Uri, Credential, TimeProvider?)"/>
    /// <param name="apiKey">One of the service's keys.</param>
    public MediaFunctionsClient(HttpClient http, Uri api, string apiKey, TimeProvider? clock = null)
        : this(http, api, Credential.ApiKey(apiKey), clock)
    {
    }

    /// <summary>A client that shares an HTTP client.</summary>
    /// <param name="http">
    /// As <see cref="MediaFunctionsHttp.Create"/> makes it: another one repeats nothing, and its
    /// <see cref="HttpClient.Timeout"/> holds for the PUT of a whole file too.
    /// </param>
    /// <param name="api">The API's address, without <c>/api</c>.</param>
    /// <param name="credential">What is shown to it.</param>
    /// <param name="clock">What waiting goes by; null: the system's.</param>
    public MediaFunctionsClient(HttpClient http, Uri api, Credential credential, TimeProvider? clock = null)
    {
        this.http = http;
        this.clock = clock ?? TimeProvider.System;
        channel = new ApiChannel(http, api, credential);
        watch = new JobWatch(channel, this.clock);
    }

    /// <summary>How often waiting asks.</summary>
    public PollingPace Pace { get; init; } = new();

    /// <summary>How many parts of one upload are sent at once.</summary>
    public int PartsAtOnce { get; init; } = UsualPartsAtOnce;

    private Uploader Uploader => new(http, channel, PartsAtOnce, clock);

    /// <summary>Ends the HTTP client, if it is its own.</summary>
    public void Dispose() => own?.Dispose();

    private static string JobRoute(string jobId) => $"api/jobs/{Uri.EscapeDataString(jobId)}";

    private static string AssetRoute(string assetId) => $"api/assets/{Uri.EscapeDataString(assetId)}";
}
