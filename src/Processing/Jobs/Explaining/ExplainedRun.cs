using MediaFunctions.Processing.Delivery;

namespace MediaFunctions.Processing.Jobs.Explaining;

/// <summary>One FFmpeg process.</summary>
public sealed record ExplainedRun
{
    /// <summary>Unique in the plan.</summary>
    public required string Name { get; init; }

    /// <summary>The run that must have ended before: what it measures completes this one. Absent: none.</summary>
    public string? After { get; init; }

    /// <summary>What it reads, and how.</summary>
    public required IReadOnlyList<ExplainedInput> Inputs { get; init; }

    /// <summary>The streams that it decodes, each once; empty where it only copies.</summary>
    public required IReadOnlyList<string> Decodes { get; init; }

    /// <summary>What it makes.</summary>
    public required IReadOnlyList<ExplainedOutput> Outputs { get; init; }

    /// <summary>Of this run alone.</summary>
    public required Estimate Estimate { get; init; }

    /// <summary>Why it is a run of its own, and why each output is in it.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>FFmpeg's arguments, with words where addresses and folders will be.</summary>
    public required string Arguments { get; init; }
}
