using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Streaming;

/// <summary>Serves sources to FFmpeg by range reads on loopback; one a process, started by its first source.</summary>
public sealed class SourceServer : IAsyncDisposable
{
    private readonly StreamingOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly LoopbackServer server;

    /// <exception cref="ArgumentException">The options have a mistake; the message names the setting.</exception>
    public SourceServer(StreamingOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        if (options.FindMistake() is { } mistake)
            throw new ArgumentException(mistake, nameof(options));
        (this.options, this.time, logger) = (options, time, loggers.CreateLogger<SourceServer>());
        server = new LoopbackServer(options.SendBufferBytes, loggers);
    }

    /// <summary>Serves a source until it is disposed. One for all runs of a job: they share its cache.</summary>
    public async Task<ServedSource> ServeAsync(ISourceObject source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var served = new ServedSource(source, options, time, logger);
        var (url, endpoint) = await server.AddAsync("source", context => RangeResponse.AnswerAsync(context, served));
        served.Register(url, endpoint);
        return served;
    }

    /// <summary>Stops the server; sources are disposed before.</summary>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
