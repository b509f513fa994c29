namespace MediaFunctions.Processing.Uploads;

/// <summary>Uploads in parts that are under way, each for the caller whose it is and nobody else.</summary>
public sealed class OwnUploads(UploadStore store, TimeProvider clock)
{
    private const int LongestId = 2048;

    // One answer for "not there" and "not yours": nobody learns which keys exist.
    private static readonly Refusal NotYours = new(RefusalCode.Forbidden, "This key and uploadId are no upload of yours.");

    /// <summary>The upload of this key; the first id of R2's that is named for it is its id from then on.</summary>
    public async Task<Result<UploadRow, Refusal>> FindAsync(
        string key, string uploadId, Caller caller, CancellationToken cancellationToken)
    {
        if (uploadId.Length is 0 or > LongestId || !uploadId.All(c => c is > ' ' and <= '~'))
            return new Refusal(RefusalCode.InvalidRequest, "uploadId is empty or no id of R2's; expected the one that the upload was begun with.");
        var row = await store.ForKeyAsync(key, cancellationToken);
        if (row is null || row.Caller != caller.Id || !row.InParts)
            return NotYours;
        if (row.UploadId is null)
            row = await store.BindAsync(row.AssetId, uploadId, cancellationToken);
        if (row is null || row.UploadId != uploadId)
            return NotYours;
        return IsOver(row, clock.GetUtcNow())
            ? new Refusal(RefusalCode.Forbidden, $"The time of this upload was over at {row.ExpiresAt:u}; begin it again.")
            : row;
    }

    /// <summary>Whether nothing is signed for the upload any more.</summary>
    public static bool IsOver(UploadRow row, DateTimeOffset now) => row.ExpiresAt - now < TimeSpan.FromSeconds(1);
}
