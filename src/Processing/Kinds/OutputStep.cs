namespace MediaFunctions.Processing.Kinds;

/// <summary>One FFmpeg run's work for one output.</summary>
public sealed record OutputStep
{
    /// <summary>
    /// What it reads: the source, or several parts of it, each as an input of its own. Streams of a
    /// <see cref="StreamTrack"/> are the first one's.
    /// </summary>
    public required IReadOnlyList<SourceRead> Reads { get; init; }

    /// <summary>What it makes of it.</summary>
    public required PlannedOutput Output { get; init; }

    /// <summary>Why it is done this way, as a sentence for EXPLAIN.</summary>
    public required string Reason { get; init; }

    /// <summary>What to try instead, in order, when this step wrote nothing. They have no fallbacks of their own.</summary>
    public IReadOnlyList<OutputStep> Fallbacks { get; init; } = [];
}
