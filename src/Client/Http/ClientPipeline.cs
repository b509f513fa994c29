using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace MediaFunctions.Client.Http;

/// <summary>What stands between the client and the network: attempts with a deadline, and more of them after faults.</summary>
/// <remarks>
/// The package's standard pipeline has a circuit breaker and a deadline over all attempts besides. Neither fits here: one
/// HttpClient serves the API and R2, parts of a large upload fail together and are sent again together, and a whole file has
/// no usual duration; whoever calls knows how long to wait, and has a token for it.
/// </remarks>
internal static class ClientPipeline
{
    public const string Name = "mediafunctions";

    /// <summary>The first one included.</summary>
    public const int MostAttempts = 5;

    /// <summary>Whoever is told to come back later than that is told so: hourly quotas are no matter of waiting.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> builder) => builder
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = MostAttempts - 1,
            Delay = TimeSpan.FromMilliseconds(250),
            MaxDelay = TimeSpan.FromSeconds(10),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldRetryAfterHeader = true,
            ShouldHandle = attempt => ValueTask.FromResult(MayRepeat(attempt.Context.GetRequestMessage(), attempt.Outcome)),
        })
        .AddTimeout(new HttpTimeoutStrategyOptions
        {
            TimeoutGenerator = attempt => ValueTask.FromResult(RequestMarks.PatienceOf(attempt.Context.GetRequestMessage())),
        });

    private static bool MayRepeat(HttpRequestMessage? request, Outcome<HttpResponseMessage> outcome)
    {
        var repetition = RequestMarks.RepetitionOf(request);
        if (repetition == Repetition.Never)
            return false;
        if (outcome.Result is not { } response)
            return repetition == Repetition.AfterFaults && outcome.Exception is HttpRequestException or TimeoutRejectedException;
        if (RetryTimes.Of(response) > LongestWait)
            return false;
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => true,
            HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => repetition == Repetition.AfterFaults,
            _ => false,
        };
    }
}
