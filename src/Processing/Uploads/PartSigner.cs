using System.Globalization;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Uploads;

/// <summary>Signs the requests of an upload in parts, for the caller whose upload it is and nobody else.</summary>
public sealed class PartSigner(UploadSettings settings, OwnUploads own, R2Presigner presigner, TimeProvider clock)
{
    /// <summary>S3's and R2's last number of a part.</summary>
    public const int MostParts = 10_000;

    /// <summary>
    /// Signs one request: PUT with a part number for a part, GET to list, POST to complete, DELETE to abort.
    /// </summary>
    public async Task<Result<string, Refusal>> SignAsync(
        string method, string key, string uploadId, int? partNumber, Caller caller, CancellationToken cancellationToken)
    {
        var isPart = method == "PUT" && partNumber is >= 1 and <= MostParts;
        var isWhole = method is "GET" or "POST" or "DELETE" && partNumber is null;
        if (!isPart && !isWhole)
        {
            return new Refusal(
                RefusalCode.InvalidRequest,
                $"method {method} with partNumber {partNumber?.ToString(CultureInfo.InvariantCulture) ?? "none"} is nothing to "
                + $"sign; expected PUT with a partNumber of 1 to {MostParts}, or GET, POST or DELETE without one.");
        }
        return (await own.FindAsync(key, uploadId, caller, cancellationToken)).Succeeded(out var row, out var refusal)
            ? presigner.Multipart(method, key, uploadId, partNumber, settings.LifetimeFor(row, clock.GetUtcNow()))
            : refusal;
    }

    /// <summary>Signs the PUTs of some parts.</summary>
    /// <param name="numbers">Each from 1 to <see cref="MostParts"/>.</param>
    public async Task<Result<SignedParts, Refusal>> SignPartsAsync(
        string key, string uploadId, IReadOnlyCollection<int> numbers, Caller caller, CancellationToken cancellationToken)
    {
        if (!(await own.FindAsync(key, uploadId, caller, cancellationToken)).Succeeded(out var row, out var refusal))
            return refusal;
        var lifetime = settings.LifetimeFor(row, clock.GetUtcNow());
        return new SignedParts(
            numbers.ToDictionary(number => number, number => presigner.Multipart("PUT", key, uploadId, number, lifetime)), lifetime);
    }
}
