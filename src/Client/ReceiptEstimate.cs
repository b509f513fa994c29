namespace MediaFunctions.Client;

/// <summary>What a plan was expected to take, or took.</summary>
/// <param name="BytesRead">Bytes read from R2.</param>
/// <param name="BytesWritten">Bytes written to R2.</param>
/// <param name="CpuSeconds">Seconds of one vCPU in FFmpeg.</param>
/// <param name="MemoryBytes">Memory of the largest FFmpeg, bytes.</param>
/// <param name="WallSeconds">Seconds from claim to commit.</param>
/// <param name="Usd">US dollars by the price list.</param>
public sealed record ReceiptEstimate(
    long BytesRead, long BytesWritten, double CpuSeconds, long MemoryBytes, double? WallSeconds, decimal Usd);
