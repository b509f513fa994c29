namespace MediaFunctions.Bench;

/// <summary>One measured run, whose outputs were found right.</summary>
internal sealed record Sample
{
    /// <summary>Wall time.</summary>
    public double Seconds { get; init; }

    /// <summary>Of the wall time that in which no FFmpeg ran; 0 where it was not asked for.</summary>
    public double OwnSeconds { get; init; }

    /// <summary>User and system time of all FFmpegs; 0 where it was not asked for.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>Peak resident memory of the process that does the work itself; 0 where that is FFmpeg alone.</summary>
    public double OwnBytes { get; init; }

    /// <summary>Peak resident memory of the largest FFmpeg process; 0 where there is none.</summary>
    public double FFmpegBytes { get; init; }

    /// <summary>The most that stood in the work folder.</summary>
    public double DiskBytes { get; init; }

    /// <summary>What was written to the storage.</summary>
    public double BytesWritten { get; init; }

    /// <summary>What the storage sent.</summary>
    public double BytesRead { get; init; }

    /// <summary>What the storage had sent before the run, for the probe.</summary>
    public double ProbeBytes { get; init; }

    /// <summary>Requests for bytes that the storage answered.</summary>
    public double Requests { get; init; }
}
