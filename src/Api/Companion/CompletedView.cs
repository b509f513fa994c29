namespace MediaFunctions.Api.Companion;

/// <summary>An upload that is whole.</summary>
/// <param name="Location">Where its results will be told: the upload itself is nobody's to read.</param>
/// <param name="Key">The object's key.</param>
/// <param name="Bucket">Its bucket.</param>
/// <param name="AssetId">The asset that it becomes.</param>
public sealed record CompletedView(string Location, string Key, string Bucket, string AssetId);
