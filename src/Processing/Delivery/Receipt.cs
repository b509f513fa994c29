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

    /// <summary>While at least one FFmpeg or ffprobe ran, milliseconds: runs at once are not counted twice.</summary>
    public long FfmpegWallMs { get; init; }

    /// <summary>
    /// The last part of the wall time, from when all outputs stood until the pointer showed them, milliseconds: the
    /// last look at the source, the announcement in the row, manifest, lease, pointer. The row's last write is not in
    /// it: that write carries this receipt and cannot tell how long it takes itself. Absent where nothing was committed,
    /// or the worker died while it did.
    /// </summary>
    public long? CommitMs { get; init; }

    /// <summary>From the claim to the commit, milliseconds.</summary>
    public long WallMs { get; init; }

    /// <summary>The largest resident memory of one FFmpeg process, bytes.</summary>
    public long PeakRssBytes { get; init; }

    /// <summary>Wall time by the memory of the instance that ran it (what a function is billed by).</summary>
    public double GbSeconds { get; init; }

    /// <summary>How many FFmpeg and ffprobe processes ran.</summary>
    public int Runs { get; init; }

    /// <summary>What it cost, of the try that ended it.</summary>
    public Cost? Cost { get; init; }

    /// <summary>
    /// What earlier tries of it cost, US dollars, as far as is known: not in <c>cost</c>. Of a worker that died it is the time
    /// until it last told of itself. Absent where there were none.
    /// </summary>
    public decimal? EarlierUsd { get; init; }

    /// <summary>
    /// What other services would have charged for the same outputs, US dollars by name; those that charge nothing of
    /// what was made are not in it. Absent where nothing was made.
    /// </summary>
    public IReadOnlyDictionary<string, decimal>? Alternatives { get; init; }

    /// <summary>What was expected of the plan; absent where none was made.</summary>
    public Estimate? Estimate { get; init; }

    /// <summary>What became of it: the same members as <c>estimate</c>, counted and measured. Absent where no cost is known.</summary>
    public Estimate? Actual => Cost is null ? null : new Estimate
    {
        BytesRead = BytesRead,
        BytesWritten = BytesWritten,
        CpuSeconds = FfmpegCpuMs / 1000.0,
        MemoryBytes = PeakRssBytes,
        WallSeconds = WallMs / 1000.0,
        Usd = Cost.Usd,
    };
}
