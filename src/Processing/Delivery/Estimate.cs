namespace MediaFunctions.Processing.Delivery;

/// <summary>What a plan will take, as it was estimated before anything ran; as a receipt's <c>actual</c>, what it took.</summary>
public sealed record Estimate
{
    /// <summary>Bytes read from R2.</summary>
    public required long BytesRead { get; init; }

    /// <summary>Bytes written to R2.</summary>
    public required long BytesWritten { get; init; }

    /// <summary>Seconds of one vCPU in FFmpeg.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Memory of the largest FFmpeg, bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Seconds from claim to commit; absent for a single run.</summary>
    public double? WallSeconds { get; init; }

    /// <summary>US dollars by the price list.</summary>
    public required decimal Usd { get; init; }
}
