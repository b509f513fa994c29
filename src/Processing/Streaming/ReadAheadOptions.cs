namespace MediaFunctions.Processing.Streaming;

/// <summary>How much is fetched before a reader asks for it.</summary>
public sealed record ReadAheadOptions
{
    /// <summary>How many blocks a reader takes in sequence before anything is read ahead for it.</summary>
    public required int AfterBlocks { get; init; }

    /// <summary>The largest request, blocks.</summary>
    public required int SpanBlocks { get; init; }

    /// <summary>How many such requests run ahead; 0: none.</summary>
    public required int SpansAhead { get; init; }

    internal string? FindMistake(string section) =>
        AfterBlocks < 1 ? $"{section}:AfterBlocks is {AfterBlocks}; at least 1 is expected."
        : SpanBlocks < 1 ? $"{section}:SpanBlocks is {SpanBlocks}; at least 1 is expected."
        : SpansAhead < 0 ? $"{section}:SpansAhead is {SpansAhead}; not less than zero is expected."
        : null;
}
