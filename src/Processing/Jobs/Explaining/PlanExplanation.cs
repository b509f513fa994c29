using MediaFunctions.Processing.Delivery;

namespace MediaFunctions.Processing.Jobs.Explaining;

/// <summary>What a job would do with an object, and why; nothing has run but the probe.</summary>
public sealed record PlanExplanation
{
    /// <summary>The recipe's name.</summary>
    public required string Recipe { get; init; }

    /// <summary>What the object was found to be.</summary>
    public required ManifestSource Source { get; init; }

    /// <summary>Where it would run.</summary>
    public required Route Route { get; init; }

    /// <summary>The FFmpeg processes, in order; the probe is none of them.</summary>
    public required IReadOnlyList<ExplainedRun> Runs { get; init; }

    /// <summary>Of the whole job, so more than its runs together.</summary>
    public required Estimate Estimate { get; init; }

    /// <summary>By which list <c>usd</c> is reckoned; free grants are not subtracted.</summary>
    public required string PriceList { get; init; }

    /// <summary>Why there and why so, a sentence each: every merge and every split.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Outputs that this source cannot give.</summary>
    public required IReadOnlyList<ManifestSkip> Skipped { get; init; }
}
