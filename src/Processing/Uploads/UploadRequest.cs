namespace MediaFunctions.Processing.Uploads;

/// <summary>What a client wants to upload.</summary>
/// <param name="FileName">The file's name, without folders.</param>
/// <param name="ContentType">Its type; null where the client tells it to R2 alone (<see cref="UploadWay.PartsOfClient"/>).</param>
/// <param name="SizeBytes">Its exact size, bytes; null where the client does not tell it.</param>
/// <param name="Recipe">What to make of it; null leaves it to the book's rules.</param>
/// <param name="Metadata">Kept with the upload, never shown in public.</param>
public sealed record UploadRequest(
    string FileName, string? ContentType, long? SizeBytes, string? Recipe, IReadOnlyDictionary<string, string>? Metadata)
{
    /// <summary>How the bytes are to come.</summary>
    public UploadWay Way { get; init; }

    /// <summary>Where the end of its job is told, besides where the settings say; null: nowhere else.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>Who gave the grant by which it is asked for; null where it is none. No client says so.</summary>
    public string? GivenBy { get; init; }
}
