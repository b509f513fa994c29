namespace MediaFunctions.Bench.Estimates;

/// <summary>What one process took.</summary>
/// <param name="CpuSeconds">User and system.</param>
/// <param name="MemoryMegabytes">Resident, at its peak.</param>
/// <param name="Bytes">Of all the files that it wrote.</param>
internal sealed record Measured(double CpuSeconds, double MemoryMegabytes, double Bytes);
