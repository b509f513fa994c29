namespace MediaFunctions.Client;

/// <summary>An upload that stands in R2.</summary>
/// <param name="AssetId">The asset that it becomes.</param>
/// <param name="Key">Its key in the uploads bucket.</param>
/// <param name="AssetUrl">Where the API tells of it.</param>
public sealed record Upload(string AssetId, string Key, string AssetUrl);
