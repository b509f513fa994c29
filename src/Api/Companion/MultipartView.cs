namespace MediaFunctions.Api.Companion;

/// <summary>An upload in parts that is begun.</summary>
/// <param name="Key">The key that the object gets; later calls name it.</param>
/// <param name="UploadId">R2's id of the upload.</param>
/// <param name="Bucket">The bucket that it goes to.</param>
/// <param name="AssetId">The asset that the upload becomes.</param>
/// <param name="AssetUrl">Where its results will be told.</param>
public sealed record MultipartView(string Key, string UploadId, string Bucket, string AssetId, string AssetUrl);
