namespace MediaFunctions.Processing.Planning;

/// <summary>What runs may take of the machine; by default all there is.</summary>
public sealed record RunRoom
{
    /// <summary>Address space of one run, bytes: more than fits is not merged.</summary>
    public long MemoryBytes { get; init; } = long.MaxValue;

    /// <summary>The largest file that a run may write to the disk, bytes.</summary>
    public long FileBytes { get; init; } = long.MaxValue;

    /// <summary>What all files of one run may take of the disk together, bytes: more than fits is not merged.</summary>
    public long DiskBytes { get; init; } = long.MaxValue;

    /// <summary>CPU time of one run, seconds of one vCPU: more than fits is not merged.</summary>
    public double CpuSeconds { get; init; } = double.MaxValue;
}
