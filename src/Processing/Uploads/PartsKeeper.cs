using System.Net;
using Amazon.S3;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Uploads;

/// <summary>
/// Lists, completes and aborts uploads in parts for clients that leave that to the server, as Companion's do; each for the
/// caller whose upload it is and nobody else.
/// </summary>
public sealed class PartsKeeper(OwnUploads own, R2OpenUploads uploads, [FromKeyedServices("uploads")] R2Bucket bucket)
{
    // S3's have 34 characters; the local R2's parts have 200.
    private const int LongestETag = 1024;

    private static readonly Refusal NotOpen = new(
        RefusalCode.NotFound, "R2 has no open upload with this uploadId: it was completed, aborted or given up. Begin it again.");

    /// <summary>The parts that have come so far.</summary>
    public async Task<Result<PartList, Refusal>> ListAsync(
        string key, string uploadId, Caller caller, CancellationToken cancellationToken)
    {
        if (!(await own.FindAsync(key, uploadId, caller, cancellationToken)).Succeeded(out _, out var refusal))
            return refusal;
        try
        {
            return new PartList(await uploads.ListAsync(key, uploadId, cancellationToken));
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return NotOpen;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotImplemented)
        {
            return new Refusal(
                RefusalCode.StorageUnavailable, "This storage lists no parts: begin the upload again.");
        }
    }

    /// <summary>Makes the object of these parts; does nothing where an earlier try did it and only its answer was lost.</summary>
    public async Task<Result<UploadRow, Refusal>> CompleteAsync(
        string key, string uploadId, IReadOnlyCollection<UploadedPart> parts, Caller caller, CancellationToken cancellationToken)
    {
        if (Objection(parts) is { } objection)
            return new Refusal(RefusalCode.InvalidRequest, objection);
        if (!(await own.FindAsync(key, uploadId, caller, cancellationToken)).Succeeded(out var row, out var refusal))
            return refusal;
        try
        {
            await uploads.CompleteAsync(key, uploadId, parts, cancellationToken);
            return row;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return await bucket.HeadAsync(key, cancellationToken) is null ? NotOpen : row;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.BadRequest)
        {
            return new Refusal(
                RefusalCode.InvalidRequest,
                $"R2 does not take these parts ({e.ErrorCode}); expected each with the ETag of its PUT, all but the last one equal and of "
                + $"{PartPlan.SmallestPart} bytes or more.");
        }
    }

    /// <summary>Gives the upload up; succeeds where it is gone.</summary>
    public async Task<Result<UploadRow, Refusal>> AbortAsync(
        string key, string uploadId, Caller caller, CancellationToken cancellationToken)
    {
        if ((await own.FindAsync(key, uploadId, caller, cancellationToken)).Succeeded(out var row, out var refusal))
            await uploads.AbortAsync(key, uploadId, cancellationToken);
        return row is null ? refusal! : row;
    }

    private static string? Objection(IReadOnlyCollection<UploadedPart> parts)
    {
        if (parts.Count is 0 or > PartSigner.MostParts)
            return $"parts has {parts.Count} entries; expected 1 to {PartSigner.MostParts}.";
        if (parts.FirstOrDefault(part => part.Number is < 1 or > PartSigner.MostParts) is { } odd)
            return $"parts has a PartNumber of {odd.Number}; expected 1 to {PartSigner.MostParts}.";
        if (parts.GroupBy(part => part.Number).FirstOrDefault(same => same.Count() > 1) is { } doubled)
            return $"parts has part {doubled.Key} more than once.";
        return parts.Any(part => part.ETag.Length is 0 or > LongestETag || part.ETag.Any(c => c is < ' ' or > '~'))
            ? "parts has an ETag that is empty or no ETag of R2's; expected the one that the part's PUT answered."
            : null;
    }
}
