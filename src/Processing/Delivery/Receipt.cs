namespace MediaFunctions.Processing.Delivery;

/// <summary>What a job took.</summary>
public sealed record Receipt
{
    /// <summary>Bytes read from R2.</summary>
    public long BytesRead { get; init; }

    /// <summary>Bytes written to R2.</summary>
    public long BytesWritten { get; init; }

    public long SourceBytes { get; init; }

    /// <summary>R2's dearer operations: puts and listings.</summary>
    public long ClassAOps { get; init; }

    /// <summary>R2's cheaper operations: gets and heads.</summary>
    public long ClassBOps { get; init; }

    /// <summary>User and system time of all FFmpeg processes, milliseconds.</summary>
    public long FfmpegCpuMs { get; init; }

    /// <summary>From the claim to the commit, milliseconds.</summary>
    public long WallMs { get; init; }

    /// <summary>The largest resident memory of one FFmpeg process, bytes.</summary>
    public long PeakRssBytes { get; init; }

    /// <summary>Wall time by the memory of the instance that ran it (what a function is billed by).</summary>
    public double GbSeconds { get; init; }

    /// <summary>How many FFmpeg and ffprobe processes ran.</summary>
    public int Runs { get; init; }
}
