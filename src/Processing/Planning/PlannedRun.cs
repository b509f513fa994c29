using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>One FFmpeg process, as data.</summary>
public sealed record PlannedRun
{
    /// <summary>For logs and EXPLAIN; unique in a plan.</summary>
    public required string Name { get; init; }

    /// <summary>What it reads, an input each; the outputs' pads count from here.</summary>
    public required IReadOnlyList<SourceRead> Inputs { get; init; }

    /// <summary>What it does for each output; streams of a <see cref="StreamTrack"/> are those of the first input.</summary>
    public required IReadOnlyList<RunPart> Parts { get; init; }

    /// <summary>
    /// The run that must have ended before, because what it measures completes this one, which is as planned without it
    /// until then. Null: nothing is waited for.
    /// </summary>
    public string? After { get; init; }

    /// <summary>Why it is a run of its own, why each part is in it: sentences.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What FFmpeg writes, in the order of the parts.</summary>
    public IReadOnlyList<PlannedOutput> Outputs => [.. Parts.Select(part => part.Output)];

    /// <summary>The run of one complete step.</summary>
    public static PlannedRun Of(OutputStep step) => new()
    {
        Name = step.Output.Name,
        Inputs = step.Reads,
        Parts = [new RunPart { Output = step.Output, Fallbacks = step.Fallbacks }],
        Reasons = [step.Reason],
    };
}
