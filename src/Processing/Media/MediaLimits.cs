namespace MediaFunctions.Processing.Media;

/// <summary>What an upload may be, and what looking at it may cost; bound from the settings section <c>Limits</c>.</summary>
public sealed record MediaLimits
{
    /// <summary>The most pixels in one frame: 64 million, an 8K frame nearly twice.</summary>
    public long MaxPixels { get; init; } = 64_000_000;

    /// <summary>The longest running time, seconds: six hours.</summary>
    public double MaxDurationSeconds { get; init; } = 6 * 60 * 60;

    /// <summary>The largest object, bytes: 20 GiB.</summary>
    public long MaxBytes { get; init; } = 20L * 1024 * 1024 * 1024;

    /// <summary>Wall time of a probe, seconds.</summary>
    public int ProbeWallSeconds { get; init; } = 20;

    /// <summary>CPU time of a probe, seconds.</summary>
    public int ProbeCpuSeconds { get; init; } = 10;

    /// <summary>Address space of a probe, bytes: 1 GiB.</summary>
    public long ProbeMemoryBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>What is wrong with the settings, each sentence naming its setting; empty where nothing is.</summary>
    public IReadOnlyList<string> Problems() =>
    [
        .. from limit in new (string Name, double Value)[]
        {
            (nameof(MaxPixels), MaxPixels),
            (nameof(MaxDurationSeconds), MaxDurationSeconds),
            (nameof(MaxBytes), MaxBytes),
            (nameof(ProbeWallSeconds), ProbeWallSeconds),
            (nameof(ProbeCpuSeconds), ProbeCpuSeconds),
            (nameof(ProbeMemoryBytes), ProbeMemoryBytes),
        }
        where !(limit.Value > 0)
        select $"Limits:{limit.Name} is {limit.Value}; expected a number above 0.",
    ];
}
