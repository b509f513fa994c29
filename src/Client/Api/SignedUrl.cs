namespace MediaFunctions.Client.Api;

/// <summary>A signed address; where it promises an upload, the rest says of which.</summary>
internal sealed record SignedUrl(
    string Url, string? Key, IReadOnlyDictionary<string, string>? Headers, string? AssetId, string? AssetUrl);
