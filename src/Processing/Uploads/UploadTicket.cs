namespace MediaFunctions.Processing.Uploads;

/// <summary>A promise kept in the upload row, and what the client needs to fulfil it.</summary>
/// <param name="AssetId">The asset that the upload becomes.</param>
/// <param name="Key">Where it goes in the uploads bucket.</param>
/// <param name="Url">The presigned PUT; null for an upload in parts.</param>
/// <param name="Headers">What the PUT must carry: it is signed.</param>
/// <param name="ExpiresAt">When the PUT, or the promise, ends.</param>
/// <param name="UploadId">R2's id of an upload in parts; null for a single PUT.</param>
/// <param name="Parts">How to cut an upload in parts; null for a single PUT.</param>
public sealed record UploadTicket(
    string AssetId,
    string Key,
    string? Url,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset ExpiresAt,
    string? UploadId,
    PartPlan? Parts);
