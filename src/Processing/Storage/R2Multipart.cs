using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace MediaFunctions.Processing.Storage;

/// <summary>One object on its way in parts. R2 wants all parts but the last one equal, and at least 5 MiB large.</summary>
public sealed class R2Multipart(IAmazonS3 client, R2Bucket bucket, string key, string uploadId, R2Meter? meter)
{
    private readonly ConcurrentDictionary<int, (string ETag, long Bytes)> parts = new();

    /// <summary>Puts one part; any order, several at once, again where it failed.</summary>
    /// <param name="number">From 1 to 10,000.</param>
    public async Task PutPartAsync(int number, ReadOnlySequence<byte> bytes, CancellationToken cancellationToken)
    {
        meter?.CountClassA();
        var request = new UploadPartRequest
        {
            BucketName = bucket.Name,
            Key = key,
            UploadId = uploadId,
            PartNumber = number,
            PartSize = bytes.Length,
            InputStream = new SequenceStream(bytes),
            // As for a put: see R2Bucket.
            UseChunkEncoding = false,
            DisablePayloadSigning = client.Config.UseHttp ? null : true,
        };
        var answer = await client.UploadPartAsync(request, cancellationToken);
        meter?.CountArrived(bytes.Length);
        parts[number] = (answer.ETag, bytes.Length);
    }

    /// <summary>Makes the object of the parts that were put.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        meter?.CountClassA();
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = bucket.Name,
            Key = key,
            UploadId = uploadId,
            PartETags = [.. parts.OrderBy(part => part.Key).Select(part => new PartETag(part.Key, part.Value.ETag))],
        };
        try
        {
            await client.CompleteMultipartUploadAsync(request, cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // An earlier try has completed it, and only its answer was lost.
            var head = await bucket.HeadAsync(key, cancellationToken);
            if (head?.SizeBytes != parts.Values.Sum(part => part.Bytes))
                throw;
        }
    }

    /// <summary>Gives up the parts; succeeds where they are gone.</summary>
    public async Task AbortAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.AbortMultipartUploadAsync(
                new AbortMultipartUploadRequest { BucketName = bucket.Name, Key = key, UploadId = uploadId },
                cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // An earlier try has done it.
        }
    }
}
