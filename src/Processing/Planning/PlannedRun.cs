using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>One FFmpeg process, as data.</summary>
public sealed record PlannedRun
{
    /// <summary>For logs and EXPLAIN: the names of its outputs; unique in a plan.</summary>
    public required string Name { get; init; }

    /// <summary>What it reads, an input each; the outputs' pads count from here.</summary>
    public required IReadOnlyList<SourceRead> Inputs { get; init; }

    /// <summary>What it makes; streams of a <see cref="StreamTrack"/> are those of the first input.</summary>
    public required IReadOnlyList<PlannedOutput> Outputs { get; init; }

    /// <summary>Tried in order while a run exits and an output of it is missing or empty. They have no fallbacks themselves.</summary>
    public IReadOnlyList<PlannedRun> Fallbacks { get; init; } = [];

    /// <summary>What is to be found out before; this run is what was planned without it. Null: nothing.</summary>
    public PlannedMeasure? Measure { get; init; }

    /// <summary>Why it is a run of its own, as a sentence.</summary>
    public required string Reason { get; init; }
}
