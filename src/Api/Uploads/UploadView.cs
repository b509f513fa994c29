namespace MediaFunctions.Api.Uploads;

/// <summary>Where an upload goes and what it becomes.</summary>
public sealed record UploadView
{
    public required string AssetId { get; init; }

    /// <summary>Where its results will be told.</summary>
    public required string AssetUrl { get; init; }

    /// <summary>Its key in the uploads bucket.</summary>
    public required string Key { get; init; }

    /// <summary>How to send it to <see cref="Url"/>; absent for an upload in parts.</summary>
    public string? Method { get; init; }

    /// <summary>The presigned address; absent for an upload in parts.</summary>
    public string? Url { get; init; }

    /// <summary>What the request must carry, since it is signed; absent for an upload in parts.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How to send it in parts, each signed by POST /api/uploads/sign; absent for a single request.</summary>
    public UploadParts? Multipart { get; init; }
}
