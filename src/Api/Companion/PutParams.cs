namespace MediaFunctions.Api.Companion;

/// <summary>How to send a file in one request.</summary>
/// <param name="Method">PUT: R2 takes no forms.</param>
/// <param name="Url">The presigned address.</param>
/// <param name="Headers">What the request must carry, since it is signed.</param>
/// <param name="Fields">For no form: where Companion's clients look for the key that the object gets.</param>
/// <param name="Expires">Seconds that the address works.</param>
/// <param name="AssetId">The asset that the upload becomes.</param>
/// <param name="AssetUrl">Where its results will be told.</param>
public sealed record PutParams(
    string Method,
    string Url,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Fields,
    long Expires,
    string AssetId,
    string AssetUrl);
