using Polly;
using Polly.Retry;

namespace MediaFunctions.Processing.Streaming;

/// <summary>How often and when the storage is asked again, for reading and for writing.</summary>
internal static class StorageRetries
{
    public static ResiliencePipeline Of(StreamingOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                MaxDelay = TimeSpan.FromSeconds(10),
            })
            .Build();
}
