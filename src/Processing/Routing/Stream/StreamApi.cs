using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.Retry;

namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>
/// Calls of Stream's API: the token, and patience. Cloudflare takes 1,200 calls in five minutes of one user (Cloudflare: "API
/// rate limits") and says with a 429 when to come again.
/// </summary>
internal sealed class StreamApi : IDisposable
{
    // What a worker waits for at most; the queue is more patient.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly StreamSettings settings;

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = Patience,
    };

    private readonly ResiliencePipeline<HttpResponseMessage> always;
    private readonly ResiliencePipeline<HttpResponseMessage> ifNotTaken;

    public StreamApi(StreamSettings settings, TimeProvider clock)
    {
        this.settings = settings;
        ifNotTaken = Retries(clock, IsRefusedForNow);
        always = Retries(clock, outcome => IsRefusedForNow(outcome)
            || outcome.Exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException }
            || (int?)outcome.Result?.StatusCode >= 500);
    }

    /// <summary>Calls, again and again where that does no harm.</summary>
    /// <param name="path">Behind <c>/accounts/{account}/stream</c>.</param>
    public Task<(HttpStatusCode Status, StreamAnswer<T>? Answer)> CallAsync<T>(
        HttpMethod method, string path, JsonTypeInfo<StreamAnswer<T>>? type, CancellationToken cancellationToken)
        where T : class => CallAsync(always, () => Request(method, path), type, cancellationToken);

    /// <summary>Calls once more only where it is sure that Cloudflare has not done what is asked for: it must not be done twice.</summary>
    public Task<(HttpStatusCode Status, StreamAnswer<T>? Answer)> CallOnceAsync<T>(
        HttpMethod method, string path, Func<HttpContent> body, JsonTypeInfo<StreamAnswer<T>> type, CancellationToken cancellationToken)
        where T : class => CallAsync(
            ifNotTaken,
            () =>
            {
                var request = Request(method, path);
                request.Content = body();
                return request;
            },
            type,
            cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<(HttpStatusCode Status, StreamAnswer<T>? Answer)> CallAsync<T>(
        ResiliencePipeline<HttpResponseMessage> retries,
        Func<HttpRequestMessage> request,
        JsonTypeInfo<StreamAnswer<T>>? type,
        CancellationToken cancellationToken)
        where T : class
    {
        // Its "not found" would be believed: of a video that stands still, in an account that is no longer known here.
        if (!settings.IsOn)
            throw new StreamUnavailableException("Cloudflare Stream cannot be asked: Stream:AccountId is not set.");
        try
        {
            using var answer = await retries.ExecuteAsync(
                async token =>
                {
                    using var asked = request();
                    return await http.SendAsync(asked, token);
                },
                cancellationToken);
            return (answer.StatusCode, type is null ? null : await ReadAsync(answer, type, cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new StreamUnavailableException("Cloudflare Stream did not answer.", e);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(
            method, $"{settings.ApiBaseUrl.TrimEnd('/')}/accounts/{settings.AccountId}/stream{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiToken);
        return request;
    }

    private static async Task<StreamAnswer<T>?> ReadAsync<T>(
        HttpResponseMessage answer, JsonTypeInfo<StreamAnswer<T>> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken);
        }
        catch (JsonException)
        {
            return null; // a page of a proxy in between: the status says enough
        }
    }

    private static bool IsRefusedForNow(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests;

    private static ResiliencePipeline<HttpResponseMessage> Retries(TimeProvider clock, Func<Outcome<HttpResponseMessage>, bool> which) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                // Whoever is told to wait for long waits on the queue.
                ShouldHandle = args => ValueTask.FromResult(which(args.Outcome) && !(WaitOf(args.Outcome.Result) > LongestWait)),
                DelayGenerator = args => ValueTask.FromResult(WaitOf(args.Outcome.Result)),
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();

    /// <summary>What <c>Retry-After</c> says; null where it says nothing that can be read.</summary>
    private static TimeSpan? WaitOf(HttpResponseMessage? answer) =>
        answer?.Headers.RetryAfter is { } wait ? wait.Delta ?? (wait.Date is { } date ? Later(date - DateTimeOffset.UtcNow) : null) : null;

    private static TimeSpan Later(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
