using Polly;
using Polly.Retry;

namespace MediaFunctions.Client.Api;

/// <summary>Second tries, for what may be sent twice.</summary>
internal static class Retries
{
    private const int TooManyRequests = 429;
    private const int RequestTimeout = 408;

    /// <summary>For calls of the API.</summary>
    public static ResiliencePipeline Calls { get; } = Build(3, TimeSpan.FromMilliseconds(200));

    /// <summary>For bytes to R2: connections break more often under them, and starting over costs more.</summary>
    public static ResiliencePipeline Transfers { get; } = Build(5, TimeSpan.FromMilliseconds(400));

    private static ResiliencePipeline Build(int most, TimeSpan delay) => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = most,
            Delay = delay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome.Exception)),
        })
        .Build();

    private static bool IsPassing(Exception? fault) => fault is HttpRequestException
        || fault is MediaFunctionsException { Status: >= 500 or TooManyRequests or RequestTimeout };
}
