using Azure;

namespace MediaFunctions.Processing.Ledger;

/// <summary>
/// A deleted asset of which the CDN may still have copies. It is apart from the deletion, so that a CDN that refuses keeps
/// nobody from uploading under the same key again.
/// </summary>
public sealed record OpenPurge
{
    public required string AssetId { get; init; }

    /// <summary>When there was something to purge for the last time.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the sweep tries it again.</summary>
    public required DateTimeOffset LookAt { get; init; }

    /// <summary>The table's ETag; default for one that is not stored yet.</summary>
    public ETag ETag { get; init; }
}
