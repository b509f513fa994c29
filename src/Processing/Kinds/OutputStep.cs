namespace MediaFunctions.Processing.Kinds;

/// <summary>One reading of the source for one output.</summary>
public sealed record OutputStep
{
    /// <summary>Which part of the source it reads, and how.</summary>
    public required SourceRead Read { get; init; }

    /// <summary>What it makes of it.</summary>
    public required PlannedOutput Output { get; init; }

    /// <summary>Why it is done this way, as a sentence for EXPLAIN.</summary>
    public required string Reason { get; init; }

    /// <summary>What to try instead, in order, when this step wrote nothing. They have no fallbacks of their own.</summary>
    public IReadOnlyList<OutputStep> Fallbacks { get; init; } = [];
}
