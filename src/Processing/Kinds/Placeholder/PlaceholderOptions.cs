using MediaFunctions.Processing.Kinds.Frames;

namespace MediaFunctions.Processing.Kinds.Placeholder;

/// <summary>The options of a placeholder.</summary>
public sealed record PlaceholderOptions : OutputOptions
{
    /// <summary>Where in the source, as a thumbnail has it: with the same words both show the same frame.</summary>
    public FrameTime At { get; init; } = FrameTime.Default;

    /// <summary>As a thumbnail has it by default: a time is exact, a percentage is the key frame before it.</summary>
    public bool Exact => At.Time.Share is null;
}
