using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>What one run does for one output of the recipe.</summary>
public sealed record RunPart
{
    /// <summary>What FFmpeg writes.</summary>
    public required PlannedOutput Output { get; init; }

    /// <summary>
    /// Tried in order, a run of its own each, when this part is missing or empty after its run. They have none themselves.
    /// </summary>
    public IReadOnlyList<OutputStep> Fallbacks { get; init; } = [];

    /// <summary>
    /// For a part that only finds something out: the step that <see cref="IOutputKind.Refine"/> completes by its file. Null
    /// for a part that makes the output.
    /// </summary>
    public OutputStep? Completes { get; init; }
}
