namespace MediaFunctions.Processing.Streaming;

/// <summary>How sources are read and outputs are sent; bound from the section <c>Streaming</c>.</summary>
/// <remarks>
/// The defaults are measured: blocks of 512 KiB were the best compromise of bytes and requests for a thumbnail out of a
/// large file, 4 spans of 8 MiB ahead the fastest whole read (0.78 of a local file's time).
/// </remarks>
public sealed record StreamingOptions
{
    /// <summary>The unit of the cache, and of a request while FFmpeg seeks, bytes.</summary>
    public int BlockBytes { get; init; } = 512 * 1024;

    /// <summary>How many blocks a reader takes in sequence before anything is read ahead for it.</summary>
    public int SequentialAfterBlocks { get; init; } = 4;

    /// <summary>The largest request of a sequential reader, blocks.</summary>
    public int SpanBlocks { get; init; } = 16;

    /// <summary>How many such requests run ahead of a sequential reader.</summary>
    public int SpansAhead { get; init; } = 4;

    /// <summary>All blocks of one source that are held, read ahead and in flight ones included, bytes.</summary>
    public long CacheBytes { get; init; } = 48L * 1024 * 1024;

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

    /// <summary>What is wrong with the values, naming the setting; null where nothing is.</summary>
    public string? FindMistake() =>
        BlockBytes < 4096 ? $"Streaming:BlockBytes is {BlockBytes}; at least 4096 is expected."
        : SequentialAfterBlocks < 1 ? $"Streaming:SequentialAfterBlocks is {SequentialAfterBlocks}; at least 1 is expected."
        : SpanBlocks < 1 ? $"Streaming:SpanBlocks is {SpanBlocks}; at least 1 is expected."
        : SpansAhead < 1 ? $"Streaming:SpansAhead is {SpansAhead}; at least 1 is expected."
        : CacheBytes < BlockBytes ? $"Streaming:CacheBytes is {CacheBytes}; at least one block ({BlockBytes}) is expected."
        : BlockDeadline <= TimeSpan.Zero ? $"Streaming:BlockDeadline is {BlockDeadline}; more than zero is expected."
        : Retries < 1 ? $"Streaming:Retries is {Retries}; at least 1 is expected."
        : RetryDelay < TimeSpan.Zero ? $"Streaming:RetryDelay is {RetryDelay}; not less than zero is expected."
        : SinkBytes < 2 * Receiving.SinkUpload.PartBytes
            ? $"Streaming:SinkBytes is {SinkBytes}; at least two parts ({2 * Receiving.SinkUpload.PartBytes}) are expected."
        : SinkRequests < 1 ? $"Streaming:SinkRequests is {SinkRequests}; at least 1 is expected."
        : SinkDeadline <= TimeSpan.Zero ? $"Streaming:SinkDeadline is {SinkDeadline}; more than zero is expected."
        : null;
}
