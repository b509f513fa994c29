using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace MediaFunctions.Processing.Storage;

/// <summary>Uploads in parts that clients send into the uploads bucket, from their beginning to their end.</summary>
public sealed class R2OpenUploads(IAmazonS3 client, R2Settings settings)
{
    private readonly string bucket = settings.UploadsBucket;

    /// <summary>Begins one; returns R2's id of it.</summary>
    public async Task<string> BeginAsync(string key, string contentType, CancellationToken cancellationToken)
    {
        var begun = await client.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = bucket, Key = key, ContentType = contentType }, cancellationToken);
        return begun.UploadId;
    }

    /// <summary>The parts that have come so far, in order.</summary>
    /// <exception cref="AmazonS3Exception">404: there is no such upload; 501: this storage lists no parts.</exception>
    public async Task<IReadOnlyList<UploadedPart>> ListAsync(string key, string uploadId, CancellationToken cancellationToken)
    {
        var parts = new List<UploadedPart>();
        var request = new ListPartsRequest { BucketName = bucket, Key = key, UploadId = uploadId };
        while (true)
        {
            var page = await client.ListPartsAsync(request, cancellationToken);
            parts.AddRange((page.Parts ?? []).Select(part => new UploadedPart(part.PartNumber ?? 0, part.ETag, part.Size)));
            if (page.IsTruncated != true)
                return parts;
            request.PartNumberMarker = $"{page.NextPartNumberMarker}";
        }
    }

    /// <summary>Makes the object of its parts.</summary>
    /// <exception cref="AmazonS3Exception">404: there is no such upload; 400: R2 does not take these parts.</exception>
    public Task CompleteAsync(
        string key, string uploadId, IEnumerable<UploadedPart> parts, CancellationToken cancellationToken) =>
        client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest
            {
                BucketName = bucket,
                Key = key,
                UploadId = uploadId,
                PartETags = [.. parts.OrderBy(part => part.Number).Select(part => new PartETag(part.Number, part.ETag))],
            },
            cancellationToken);

    /// <summary>Gives one up; succeeds where it is gone.</summary>
    public async Task AbortAsync(string key, string uploadId, CancellationToken cancellationToken)
    {
        try
        {
            await client.AbortMultipartUploadAsync(
                new AbortMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = uploadId }, cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // It was completed, or given up before.
        }
    }

    /// <summary>Gives up every upload of this key, as far as the storage lists them; R2 drops the others after a week.</summary>
    public async Task AbortAllAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var open = await client.ListMultipartUploadsAsync(
                new ListMultipartUploadsRequest { BucketName = bucket, Prefix = key }, cancellationToken);
            foreach (var upload in (open.MultipartUploads ?? []).Where(upload => upload.Key == key))
                await AbortAsync(key, upload.UploadId, cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotImplemented)
        {
            // The local R2 lists none.
        }
    }
}
