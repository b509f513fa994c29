namespace MediaFunctions.Client.Api;

/// <summary>The API's answer to an <see cref="UploadWish"/>: an address, or a plan of parts.</summary>
internal sealed record UploadTicket(
    string AssetId,
    string AssetUrl,
    string Key,
    string? Url,
    IReadOnlyDictionary<string, string>? Headers,
    MultipartPlan? Multipart);
