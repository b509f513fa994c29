using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>A step on its way into a run.</summary>
/// <param name="Work">What it reads and makes.</param>
/// <param name="Completes">For a step that measures: the one that waits for it.</param>
internal sealed record PlannedStep(OutputStep Work, OutputStep? Completes)
{
    public string Output => Work.Output.Name;

    /// <summary>The whole source from its start, whatever it reads beside it.</summary>
    public bool ReadsWhole => Work.Reads[0] == SourceRead.Whole;

    /// <summary>All key frames, and nothing else.</summary>
    public bool ReadsKeyFrames => Work.Reads is [{ KeyFramesOnly: true, SeekSeconds: null, LengthSeconds: null }];

    /// <summary>One frame at a point in time, or the first one.</summary>
    public bool ReadsOneFrame => Work.Reads is [{ OneFrame: true }];

    /// <summary>Whether its run decodes the picture.</summary>
    public bool DecodesPicture => Work.Output.Tracks.Any(track => track.Type == StreamKinds.Video)
        && !Work.Output.Copies(StreamKinds.Video);

    public RunPart Part => new() { Output = Work.Output, Fallbacks = Work.Fallbacks, Completes = Completes };

    public static IEnumerable<PlannedStep> Of(OutputPlan plan) =>
        [plan.Measure is { } measure ? new PlannedStep(measure, plan.Make) : new PlannedStep(plan.Make, null)];
}
