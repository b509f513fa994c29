namespace MediaFunctions.Processing.Streaming;

/// <summary>How sources are read and outputs are sent.</summary>
/// <remarks>The defaults are measured: <c>./bench/run tune</c> holds others against them.</remarks>
public sealed record StreamingOptions
{
    /// <summary>The unit of the cache, and of a request while FFmpeg seeks, bytes.</summary>
    public int BlockBytes { get; init; } = 128 * 1024;

    /// <summary>What is read ahead for who may read everything.</summary>
    public ReadAheadOptions Whole { get; init; } = new() { AfterBlocks = 8, SpanBlocks = 64, SpansAhead = 4 };

    /// <summary>What is read ahead for who reads a few frames.</summary>
    public ReadAheadOptions FewFrames { get; init; } = new() { AfterBlocks = 1, SpanBlocks = 1, SpansAhead = 2 };

    /// <summary>All blocks of one source that are held, read ahead and in flight ones included, bytes.</summary>
    public long CacheBytes { get; init; } = 48L * 1024 * 1024;

    /// <summary>The send buffer of a connection to FFmpeg, bytes: what waits in it when FFmpeg seeks was fetched for nothing.</summary>
    public int SendBufferBytes { get; init; } = 64 * 1024;

    /// <summary>How long the storage may take for the next block of a request.</summary>
    public TimeSpan BlockDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often one block is asked for again after a fault, or one request of a sink sent again.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The pause before the first retry; doubled each time, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>All bytes of one run that a sink holds: what FFmpeg has written and the storage does not have yet.</summary>
    /// <remarks>
    /// FFmpeg waits when it is reached. Where more files are open at once than it has parts of 8 MiB, one part for each
    /// is held instead: FFmpeg writes all of them in turn, and one that waits for ever would stop the others.
    /// </remarks>
    public long SinkBytes { get; init; } = 32L * 1024 * 1024;

    /// <summary>How many requests to the storage one sink has under way.</summary>
    public int SinkRequests { get; init; } = 4;

    /// <summary>How long the storage may take for one request of a sink, at most 8 MiB.</summary>
    public TimeSpan SinkDeadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What is wrong with the values, naming the member, or the setting that it comes from; null where nothing is.</summary>
    public string? FindMistake() =>
        BlockBytes < 4096 ? $"StreamingOptions.BlockBytes is {BlockBytes}; at least 4096 is expected."
        : Whole.FindMistake("StreamingOptions.Whole") is { } whole ? whole
        : FewFrames.FindMistake("StreamingOptions.FewFrames") is { } few ? few
        : CacheBytes < BlockBytes ? $"Limits:SourceCacheBytes is {CacheBytes}; at least one block ({BlockBytes}) is expected."
        : SendBufferBytes < 4096 ? $"StreamingOptions.SendBufferBytes is {SendBufferBytes}; at least 4096 is expected."
        : BlockDeadline <= TimeSpan.Zero ? $"StreamingOptions.BlockDeadline is {BlockDeadline}; more than zero is expected."
        : Retries < 1 ? $"StreamingOptions.Retries is {Retries}; at least 1 is expected."
        : RetryDelay < TimeSpan.Zero ? $"StreamingOptions.RetryDelay is {RetryDelay}; not less than zero is expected."
        : SinkBytes < 2 * Receiving.SinkUpload.PartBytes
            ? $"StreamingOptions.SinkBytes is {SinkBytes}; at least two parts ({2 * Receiving.SinkUpload.PartBytes}) are expected."
        : SinkRequests < 1 ? $"StreamingOptions.SinkRequests is {SinkRequests}; at least 1 is expected."
        : SinkDeadline <= TimeSpan.Zero ? $"StreamingOptions.SinkDeadline is {SinkDeadline}; more than zero is expected."
        : null;
}
