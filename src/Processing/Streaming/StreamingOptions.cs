namespace MediaFunctions.Processing.Streaming;

/// <summary>How sources are read; bound from the section <c>Streaming</c>.</summary>
/// <remarks>
/// The defaults are measured: blocks of 512 KiB were the best compromise of bytes and requests for a thumbnail out of a
/// large file, 4 spans of 8 MiB ahead the fastest whole read (0.78 of a local file's time).
/// </remarks>
public sealed record StreamingOptions
{
    /// <summary>The unit of the cache, and of a request while FFmpeg seeks, bytes.</summary>
    public int BlockBytes { get; init; } = 512 * 1024;

    /// <summary>What is read ahead for who may read everything.</summary>
    public ReadAheadOptions Whole { get; init; } = new() { AfterBlocks = 4, SpanBlocks = 16, SpansAhead = 4 };

    /// <summary>What is read ahead for who reads a few frames.</summary>
    public ReadAheadOptions FewFrames { get; init; } = new() { AfterBlocks = 1, SpanBlocks = 1, SpansAhead = 1 };

    /// <summary>All blocks of one source that are held, read ahead and in flight ones included, bytes.</summary>
    public long CacheBytes { get; init; } = 48L * 1024 * 1024;

    /// <summary>The send buffer of a connection to FFmpeg, bytes: what waits in it when FFmpeg seeks was fetched for nothing.</summary>
    public int SendBufferBytes { get; init; } = 64 * 1024;

    /// <summary>How long the storage may take for the next block of a request.</summary>
    public TimeSpan BlockDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often one block is asked for again after a fault.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The pause before the first retry; doubled each time, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What is wrong with the values, naming the setting; null where nothing is.</summary>
    public string? FindMistake() =>
        BlockBytes < 4096 ? $"Streaming:BlockBytes is {BlockBytes}; at least 4096 is expected."
        : Whole.FindMistake("Streaming:Whole") is { } whole ? whole
        : FewFrames.FindMistake("Streaming:FewFrames") is { } few ? few
        : CacheBytes < BlockBytes ? $"Streaming:CacheBytes is {CacheBytes}; at least one block ({BlockBytes}) is expected."
        : SendBufferBytes < 4096 ? $"Streaming:SendBufferBytes is {SendBufferBytes}; at least 4096 is expected."
        : BlockDeadline <= TimeSpan.Zero ? $"Streaming:BlockDeadline is {BlockDeadline}; more than zero is expected."
        : Retries < 1 ? $"Streaming:Retries is {Retries}; at least 1 is expected."
        : RetryDelay < TimeSpan.Zero ? $"Streaming:RetryDelay is {RetryDelay}; not less than zero is expected."
        : null;
}
