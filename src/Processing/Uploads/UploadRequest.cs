namespace MediaFunctions.Processing.Uploads;

/// <summary>What a client wants to upload.</summary>
/// <param name="FileName">The file's name, without folders.</param>
/// <param name="ContentType">Its type; must be on the policy's list.</param>
/// <param name="SizeBytes">Its exact size, bytes.</param>
/// <param name="Recipe">What to make of it; null leaves it to the book's rules.</param>
/// <param name="Metadata">Kept with the upload, never shown in public.</param>
public sealed record UploadRequest(
    string FileName, string ContentType, long SizeBytes, string? Recipe, IReadOnlyDictionary<string, string>? Metadata)
{
    /// <summary>Where the end of its job is told, besides where the settings say; null: nowhere else.</summary>
    public string? CallbackUrl { get; init; }
}
