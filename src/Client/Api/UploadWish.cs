namespace MediaFunctions.Client.Api;

internal sealed record UploadWish(
    string FileName, string ContentType, long Size, string? Recipe, IReadOnlyDictionary<string, string>? Metadata, string? CallbackUrl);
