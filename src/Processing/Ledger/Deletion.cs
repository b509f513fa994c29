using Azure;

namespace MediaFunctions.Processing.Ledger;

/// <summary>
/// An asset that is being deleted, or was: what is needed to delete the rest of it when everything else that told of it
/// is gone.
/// </summary>
public sealed record Deletion
{
    public required string AssetId { get; init; }

    /// <summary>Whose it was (<see cref="Caller.Id"/>); null: nobody's.</summary>
    public string? Owner { get; init; }

    /// <summary>When somebody last asked for it.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When the sweep looks at it again.</summary>
    public required DateTimeOffset LookAt { get; init; }

    /// <summary>Nothing was left when it was last looked at. Copies in the CDN do not count: <see cref="OpenPurge"/>.</summary>
    public bool Done { get; init; }

    /// <summary>Keys in the uploads bucket.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>
    /// What stood under those keys that may be used again, when somebody last asked; empty once it is deleted. Anything
    /// else that stands there is a new upload.
    /// </summary>
    public IReadOnlyList<ObjectSeen> Seen { get; init; } = [];

    /// <summary>The table's ETag; default for one that is not stored yet.</summary>
    public ETag ETag { get; init; }
}
