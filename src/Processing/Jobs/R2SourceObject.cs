using System.Net;
using Amazon.S3;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs;

/// <summary>An upload in R2 as the source of a job, pinned to one ETag.</summary>
public sealed class R2SourceObject(R2Bucket bucket, ObjectHead head) : ISourceObject
{
    public long SizeBytes => head.SizeBytes;

    /// <inheritdoc/>
    public async Task<Stream> OpenRangeAsync(long from, long to, CancellationToken cancellationToken)
    {
        try
        {
            return await bucket.OpenRangeAsync(head.Key, head.ETag, from, to, cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed)
        {
            throw new SourceChangedException("The upload was replaced or deleted while it was read.", e);
        }
        catch (Exception e) when (StorageFaults.IsTransient(e))
        {
            throw new IOException("R2 did not give the bytes that were asked for.", e);
        }
    }
}
