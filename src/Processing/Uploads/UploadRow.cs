namespace MediaFunctions.Processing.Uploads;

/// <summary>What was promised when an upload was signed, and whether it came.</summary>
public sealed record UploadRow
{
    public required string AssetId { get; init; }

    public required string Key { get; init; }

    /// <summary>Null where the client told it to R2 alone: then the object's own is held to the policy.</summary>
    public required string? ContentType { get; init; }

    /// <summary>Bytes; null where the client did not tell: then the object's own size is held to the policy.</summary>
    public required long? SizeBytes { get; init; }

    /// <summary>Null leaves the choice to the book's rules.</summary>
    public string? Recipe { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Whose it is (<see cref="Processing.Caller.Id"/>).</summary>
    public required string Caller { get; init; }

    /// <summary>Who gave the grant that it was promised by (<see cref="Processing.Caller.Id"/>); null where it was none.</summary>
    public string? GivenBy { get; init; }

    /// <summary>Where the end of its job is told, besides where the settings say; null: nowhere else.</summary>
    public string? CallbackUrl { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether it comes in parts. Rows of an older version say so by their <see cref="UploadId"/> alone.</summary>
    public bool InParts { get => field || UploadId is not null; init; }

    /// <summary>R2's id of an upload in parts; null for a single PUT, and until the client tells it.</summary>
    public string? UploadId { get; init; }

    /// <summary>When an event, or the sweep, first saw the object; null before.</summary>
    public DateTimeOffset? ReportedAt { get; init; }
}
