using System.Globalization;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Uploads;

/// <summary>Signs the requests of an upload in parts, for the caller whose upload it is and nobody else.</summary>
public sealed class PartSigner(UploadSettings settings, UploadStore store, R2Presigner presigner)
{
    private const int MostParts = 10_000;

    /// <summary>
    /// Signs one request: PUT with a part number for a part, GET to list, POST to complete, DELETE to abort.
    /// </summary>
    public async Task<Result<string, Refusal>> SignAsync(
        string method, string key, string uploadId, int? partNumber, Caller caller, CancellationToken cancellationToken)
    {
        var row = await store.ForKeyAsync(key, cancellationToken);
        // One answer for "not there" and "not yours": nobody learns which keys exist.
        if (row is null || row.Caller != caller.Id || row.UploadId != uploadId)
            return new Refusal(RefusalCode.Forbidden, "This key and uploadId are no upload of yours.");
        var isPart = method == "PUT" && partNumber is >= 1 and <= MostParts;
        var isWhole = method is "GET" or "POST" or "DELETE" && partNumber is null;
        return isPart || isWhole
            ? presigner.Multipart(method, key, uploadId, partNumber, settings.UrlLifetime)
            : new Refusal(
                RefusalCode.InvalidRequest,
                $"method {method} with partNumber {partNumber?.ToString(CultureInfo.InvariantCulture) ?? "none"} is nothing to "
                + $"sign; expected PUT with a partNumber of 1 to {MostParts}, or GET, POST or DELETE without one.");
    }
}
