namespace MediaFunctions.Api.Uploads;

/// <summary>Which request of an upload in parts to sign (what Uppy's <c>signRequest</c> sends).</summary>
public sealed record SignWish
{
    /// <summary>PUT a part, GET the list of parts, POST to complete, DELETE to abort.</summary>
    public required string Method { get; init; }

    public required string Key { get; init; }

    /// <summary>The file's type, as Uppy sends it with the first call; parts need none.</summary>
    public string? ContentType { get; init; }

    public string? UploadId { get; init; }

    /// <summary>1 to 10000; only with PUT.</summary>
    public int? PartNumber { get; init; }
}
