namespace MediaFunctions.Processing.Uploads;

/// <summary>A promise kept in the upload row, and what the client needs to fulfil it.</summary>
/// <param name="AssetId">The asset that the upload becomes.</param>
/// <param name="Key">Where it goes in the uploads bucket.</param>
/// <param name="Url">The presigned PUT, or the POST that begins parts; null for an upload in parts that we have begun.</param>
/// <param name="Headers">What the request must carry: it is signed.</param>
/// <param name="ExpiresAt">When the promise ends: what is signed for it works no longer.</param>
/// <param name="UploadId">R2's id of an upload in parts; null for a single PUT, and where the client begins the parts.</param>
/// <param name="Parts">How to cut an upload in parts; null for any other, and where its size is not known.</param>
public sealed record UploadTicket(
    string AssetId,
    string Key,
    string? Url,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset ExpiresAt,
    string? UploadId,
    PartPlan? Parts)
{
    /// <summary>How long <see cref="Url"/> works.</summary>
    public TimeSpan UrlLifetime { get; init; }
}
