namespace MediaFunctions.Client.Api;

/// <summary>Which request to sign; without an upload id it promises an upload, and says what the last six tell of it.</summary>
internal sealed record SignWish(string Method, string Key)
{
    public string? UploadId { get; init; }

    public int? PartNumber { get; init; }

    public string? FileName { get; init; }

    public string? ContentType { get; init; }

    public long? Size { get; init; }

    public string? Recipe { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public string? CallbackUrl { get; init; }
}
