namespace MediaFunctions.Api.Uploads;

/// <summary>What a client wants to upload.</summary>
public sealed record UploadWish
{
    /// <summary>The file's name, without folders.</summary>
    public required string FileName { get; init; }

    /// <summary>Its type, such as video/mp4.</summary>
    public required string ContentType { get; init; }

    /// <summary>Its exact size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What to make of it; absent leaves it to the book's rules.</summary>
    public string? Recipe { get; init; }

    /// <summary>Kept with the upload, never shown in public.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Where the end of its job is told, besides where the settings say.</summary>
    public string? CallbackUrl { get; init; }
}
