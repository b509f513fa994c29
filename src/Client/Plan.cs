namespace MediaFunctions.Client;

/// <summary>What a job would do with an object, and why.</summary>
public sealed record Plan
{
    /// <summary>The recipe's name.</summary>
    public required string Recipe { get; init; }

    /// <summary>What the object was found to be.</summary>
    public required SourceFacts Source { get; init; }

    /// <summary>Where it would run: <c>here</c>, <c>container</c>...</summary>
    public required string Route { get; init; }

    /// <summary>The FFmpeg processes, in order.</summary>
    public IReadOnlyList<PlannedRun> Runs { get; init; } = [];

    /// <summary>Of the whole job.</summary>
    public required ReceiptEstimate Estimate { get; init; }

    /// <summary>By which list its US dollars are reckoned.</summary>
    public string? PriceList { get; init; }

    /// <summary>Why there and why so, a sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Outputs that this source cannot give.</summary>
    public IReadOnlyList<Skip> Skipped { get; init; } = [];
}
