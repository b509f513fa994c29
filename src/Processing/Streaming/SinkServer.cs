using MediaFunctions.Processing.Streaming.Receiving;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Streaming;

/// <summary>Takes what FFmpeg writes by PUT on loopback, and hands it on to a store while FFmpeg still runs.</summary>
public sealed class SinkServer
{
    private readonly StreamingOptions options;
    private readonly TimeProvider time;
    private readonly ILoggerFactory loggers;
    private readonly BlockPool pool;

    /// <exception cref="ArgumentException">The options have a mistake; the message names the setting.</exception>
    public SinkServer(StreamingOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        if (options.FindMistake() is { } mistake)
            throw new ArgumentException(mistake, nameof(options));
        (this.options, this.time, this.loggers) = (options, time, loggers);
        pool = new BlockPool(SinkMemory.BlockBytes, options.SinkBytes);
    }

    /// <summary>Opens a sink for one run of FFmpeg.</summary>
    /// <param name="cancellationToken">Gives up the sink, at any time of its life.</param>
    public async Task<OpenSink> OpenAsync(ISinkStore store, SinkRules rules, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sink = new OpenSink(store, rules, options, pool, time, loggers, cancellationToken);
        await sink.StartAsync();
        return sink;
    }
}
