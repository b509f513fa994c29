namespace MediaFunctions.Api.Uploads;

/// <summary>A presigned address, and of a first call what the upload is from now on.</summary>
/// <param name="Url">Good for the lifetime that the settings give it.</param>
public sealed record SignedUrl(string Url)
{
    /// <summary>First call: the key that the object gets; later calls name it.</summary>
    public string? Key { get; init; }

    /// <summary>First call: what the request must carry, since it is signed.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>First call: the asset that the upload becomes.</summary>
    public string? AssetId { get; init; }

    /// <summary>First call: where its results will be told.</summary>
    public string? AssetUrl { get; init; }

    /// <summary>First call: when nothing is signed for the upload any more.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
