using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;

namespace MediaFunctions.Bench.Costs;

/// <summary>One job of a recipe over a source, as it came out.</summary>
public sealed record MeasuredJob
{
    public required string Recipe { get; init; }

    /// <summary>Of which source: a name in <see cref="Measurements.Sources"/>.</summary>
    public required string Source { get; init; }

    /// <summary>How long the source lasts.</summary>
    public required double Seconds { get; init; }

    /// <summary>How often it was run; the round of the median CPU time is the one that is kept.</summary>
    public required int Rounds { get; init; }

    /// <summary>Its receipt, without what follows from a price list.</summary>
    public required Receipt Receipt { get; init; }

    /// <summary>What the worker asked of Azure Storage: of tables, but for a message got and deleted.</summary>
    public required long StorageOperations { get; init; }

    /// <summary>What stays in the media bucket.</summary>
    public required long BytesKept { get; init; }

    /// <summary>What another service would have charged for.</summary>
    public required MadeMedia Made { get; init; }
}
