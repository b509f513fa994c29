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

    /// <summary>When somebody last asked for it. What is put under the asset's key later is a new upload.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When the sweep looks at it again.</summary>
    public required DateTimeOffset LookAt { get; init; }

    /// <summary>Nothing was left when it was last looked at, and no copies in the CDN.</summary>
    public bool Done { get; init; }

    /// <summary>Keys in the uploads bucket.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}
