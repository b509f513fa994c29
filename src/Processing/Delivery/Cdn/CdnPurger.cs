using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MediaFunctions.Processing.Storage;
using Polly;
using Polly.Retry;

namespace MediaFunctions.Processing.Delivery.Cdn;

/// <summary>Makes Cloudflare's CDN forget its copies of public objects (Cloudflare: "Purge cache").</summary>
/// <remarks>
/// By address, at most 30 a call: what every plan has taken for years (by now it is 100, Enterprise 500). And by prefix,
/// 5 calls a minute on Free: a purge by address leaves the copies that browsers fetched across origins, since the
/// <c>Origin</c> header is part of the cache's key (Cloudflare: "Cache keys").
/// </remarks>
public sealed class CdnPurger(CdnSettings settings, R2Settings r2, TimeProvider clock) : IDisposable
{
    /// <summary>How many addresses one call names.</summary>
    public const int AddressesACall = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = Patience,
    };

    private readonly ResiliencePipeline<HttpResponseMessage> retries = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                .Handle<HttpRequestException>()
                .Handle<TaskCanceledException>(e => e.InnerException is TimeoutException)
                .HandleResult(answer => answer.StatusCode == HttpStatusCode.TooManyRequests || (int)answer.StatusCode >= 500),
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(500),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    /// <summary>Whether there is a zone to purge.</summary>
    public bool IsOn => settings.ZoneId is not null;

    /// <summary>Purges these objects, by their addresses.</summary>
    /// <exception cref="CdnUnavailableException">Some may still be there.</exception>
    public async Task PurgeAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        if (!IsOn)
            return;
        foreach (var some in keys.Select(key => OutputNames.Url(r2.PublicBaseUrl, key)).Chunk(AddressesACall))
            await SendAsync(new PurgeWish { Files = some }, cancellationToken);
    }

    /// <summary>Purges everything under this folder of the media bucket, whoever fetched it from where.</summary>
    /// <exception cref="CdnUnavailableException">Some may still be there.</exception>
    public async Task PurgeFolderAsync(string folder, CancellationToken cancellationToken)
    {
        if (!IsOn)
            return;
        var address = new Uri(OutputNames.Url(r2.PublicBaseUrl, folder));
        await SendAsync(new PurgeWish { Prefixes = [address.Authority + address.AbsolutePath] }, cancellationToken);
    }

    public void Dispose() => http.Dispose();

    private async Task SendAsync(PurgeWish wish, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await retries.ExecuteAsync(async token => await PostAsync(wish, token), cancellationToken);
            var said = await ReadAsync(answer, cancellationToken);
            if (answer.IsSuccessStatusCode && said?.Success == true)
                return;
            var reasons = string.Join("; ", (said?.Errors ?? []).Select(error => $"{error.Code} {error.Message}"));
            throw new CdnUnavailableException($"Cloudflare answered the purge with {(int)answer.StatusCode}: {reasons}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new CdnUnavailableException("Cloudflare did not answer the purge.", e);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(PurgeWish wish, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{settings.ApiBaseUrl.TrimEnd('/')}/zones/{settings.ZoneId}/purge_cache");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiToken);
        request.Content = JsonContent.Create(wish, CdnJson.Default.PurgeWish);
        return await http.SendAsync(request, cancellationToken);
    }

    private static async Task<PurgeAnswer?> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync(CdnJson.Default.PurgeAnswer, cancellationToken);
        }
        catch (JsonException)
        {
            return null; // a page of a proxy in between: the status says enough
        }
    }
}
