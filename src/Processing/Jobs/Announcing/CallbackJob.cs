using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs.Announcing;

/// <summary>A job in short, for its owner's backend.</summary>
public sealed record CallbackJob
{
    public required string JobId { get; init; }

    public required string AssetId { get; init; }

    public required string Version { get; init; }

    public required string Recipe { get; init; }

    public required JobState State { get; init; }

    /// <summary>Where its source stands in the uploads bucket.</summary>
    public required string Key { get; init; }

    /// <summary>What was made; absent without success, and where it would make the callback too long.</summary>
    public IReadOnlyList<ManifestOutput>? Outputs { get; init; }

    /// <summary>True where there are outputs and only the manifest tells them.</summary>
    public bool? OutputsOmitted { get; init; }

    /// <summary>The manifest of this version; absent without success.</summary>
    public string? ManifestUrl { get; init; }

    /// <summary>Why there is no success; absent with it.</summary>
    public Failure? Error { get; init; }

    /// <summary>What was given with the upload; absent where there is none, and where it would make the callback too long.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>True where there is metadata, but not here.</summary>
    public bool? MetadataOmitted { get; init; }
}
