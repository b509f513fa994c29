namespace MediaFunctions.Api.Uploads;

/// <summary>Which request to R2 to sign: what Uppy's <c>signRequest</c> is given, and beside it what the first call binds.</summary>
public sealed record SignWish
{
    /// <summary>Without uploadId: PUT the whole file, POST to begin parts. With it: PUT a part, GET the list, POST to complete, DELETE to abort.</summary>
    public required string Method { get; init; }

    /// <summary>The client's own at first, the answered one from then on.</summary>
    public required string Key { get; init; }

    /// <summary>The file's type; needed to PUT the whole file, welcome to begin parts.</summary>
    public string? ContentType { get; init; }

    /// <summary>R2's id of an upload in parts.</summary>
    public string? UploadId { get; init; }

    /// <summary>1 to 10000; only to PUT a part.</summary>
    public int? PartNumber { get; init; }

    /// <summary>First call: the file's name; absent: the last segment of the key.</summary>
    public string? FileName { get; init; }

    /// <summary>First call: the file's exact size in bytes; what comes is held to it.</summary>
    public long? Size { get; init; }

    /// <summary>First call: what to make of it; absent leaves it to the book's rules.</summary>
    public string? Recipe { get; init; }

    /// <summary>First call: kept with the upload, never shown in public.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>First call: where the end of its job is told, besides where the settings say.</summary>
    public string? CallbackUrl { get; init; }
}
