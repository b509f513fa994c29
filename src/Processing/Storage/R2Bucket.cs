using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace MediaFunctions.Processing.Storage;

/// <summary>One R2 bucket, with the few operations that the pipeline needs. Retries are the SDK's.</summary>
public sealed class R2Bucket(IAmazonS3 client, string name, R2Meter? meter = null)
{
    /// <summary>How many objects are deleted at once, where there are many.</summary>
    public const int DeletesAtOnce = 8;

    public string Name => name;

    /// <summary>The same bucket, its operations counted by <paramref name="jobMeter"/>, if there is one.</summary>
    public R2Bucket MeteredBy(R2Meter? jobMeter) => new(client, name, jobMeter);

    /// <summary>The object's facts; null where there is none.</summary>
    public async Task<ObjectHead?> HeadAsync(string key, CancellationToken cancellationToken)
    {
        meter?.CountRead();
        try
        {
            var request = new GetObjectMetadataRequest { BucketName = name, Key = key };
            var head = await client.GetObjectMetadataAsync(request, cancellationToken);
            return new ObjectHead(
                key, head.ETag.Trim('"'), head.ContentLength, Utc(head.LastModified), head.Headers.ContentType, MetadataOf(head.Metadata));
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Whether this very object is there; <paramref name="etag"/> is unquoted.</summary>
    public async Task<bool> HoldsAsync(string key, string etag, CancellationToken cancellationToken) =>
        (await HeadAsync(key, cancellationToken))?.ETag == etag;

    /// <summary>Opens bytes <paramref name="from"/> to <paramref name="to"/>, both included, of exactly this ETag.</summary>
    /// <exception cref="AmazonS3Exception">404 or 412 where the object is gone or another.</exception>
    public async Task<Stream> OpenRangeAsync(string key, string etag, long from, long to, CancellationToken cancellationToken)
    {
        meter?.CountRead();
        var response = await client.GetObjectAsync(
            new GetObjectRequest
            {
                BucketName = name,
                Key = key,
                EtagToMatch = $"\"{etag}\"",
                ByteRange = new ByteRange(from, to),
            },
            cancellationToken);
        return meter is null ? response.ResponseStream : new MeteredStream(response.ResponseStream, meter);
    }

    /// <summary>A small object whole, with its ETag; null where there is none.</summary>
    public async Task<(byte[] Bytes, ObjectHead Head)?> GetAsync(string key, CancellationToken cancellationToken)
    {
        meter?.CountRead();
        try
        {
            using var response = await client.GetObjectAsync(
                new GetObjectRequest { BucketName = name, Key = key }, cancellationToken);
            using var buffer = new MemoryStream();
            await response.ResponseStream.CopyToAsync(buffer, cancellationToken);
            meter?.CountSent(buffer.Length);
            var head = new ObjectHead(
                key, response.ETag.Trim('"'), buffer.Length, Utc(response.LastModified), response.Headers.ContentType,
                MetadataOf(response.Metadata));
            return (buffer.ToArray(), head);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>A small object, unless it is still the version <paramref name="etag"/>; null where there is none.</summary>
    /// <param name="etag">Unquoted; null: no version is known.</param>
    /// <param name="most">Of a larger object, in bytes, only the size is told.</param>
    public async Task<ChangedObject?> GetIfChangedAsync(string key, string? etag, long most, CancellationToken cancellationToken)
    {
        meter?.CountRead();
        try
        {
            using var response = await client.GetObjectAsync(
                new GetObjectRequest { BucketName = name, Key = key, EtagToNotMatch = etag is null ? null : $"\"{etag}\"" }, cancellationToken);
            var seen = new ChangedObject(false, response.ETag.Trim('"'), response.ContentLength, null);
            if (response.ContentLength > most)
                return seen;
            using var buffer = new MemoryStream();
            await response.ResponseStream.CopyToAsync(buffer, cancellationToken);
            meter?.CountSent(buffer.Length);
            return seen with { Bytes = buffer.ToArray() };
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotModified && etag is not null)
        {
            return new ChangedObject(true, etag, 0, null);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Puts the object; false where the condition did not hold (412).</summary>
    public async Task<bool> PutAsync(
        string key, ObjectContent content, PutCondition condition, CancellationToken cancellationToken)
    {
        var bytes = content.SizeBytes;
        meter?.CountClassA();
        var request = new PutObjectRequest
        {
            BucketName = name,
            Key = key,
            ContentType = content.ContentType,
            IfMatch = condition.IfMatch,
            IfNoneMatch = condition.IfNoneMatch,
            // aws-chunked bodies are stored as they come by some servers; over https the payload needs no signature.
            UseChunkEncoding = false,
            DisablePayloadSigning = client.Config.UseHttp ? null : true,
        };
        if (content.FilePath is { } path)
            request.FilePath = path;
        else
            request.InputStream = new SequenceStream(content.Bytes);
        request.Headers.CacheControl = content.CacheControl;
        foreach (var (metaName, value) in content.Metadata ?? new Dictionary<string, string>())
            request.Metadata[metaName] = value;
        try
        {
            await client.PutObjectAsync(request, cancellationToken);
            meter?.CountArrived(bytes);
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    /// <summary>Begins an object in parts; nothing stands under its key before it is completed.</summary>
    public async Task<R2Multipart> BeginAsync(
        string key, string contentType, string cacheControl, CancellationToken cancellationToken)
    {
        meter?.CountClassA();
        var request = new InitiateMultipartUploadRequest { BucketName = name, Key = key, ContentType = contentType };
        request.Headers.CacheControl = cacheControl;
        var begun = await client.InitiateMultipartUploadAsync(request, cancellationToken);
        return new R2Multipart(client, this, key, begun.UploadId, meter);
    }

    /// <summary>Up to <paramref name="max"/> (at most 1,000) objects in key order, after the key <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<ObjectHead>> ListAsync(
        string prefix, string? after, int max, CancellationToken cancellationToken)
    {
        meter?.CountClassA();
        var page = await client.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = name, Prefix = prefix, StartAfter = after, MaxKeys = max },
            cancellationToken);
        return [.. (page.S3Objects ?? []).Select(o => new ObjectHead(
            o.Key, o.ETag.Trim('"'), o.Size ?? 0, Utc(o.LastModified), null, EmptyMetadata))];
    }

    /// <summary>Deletes the object; succeeds where there is none.</summary>
    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = name, Key = key }, cancellationToken);

    /// <summary>Deletes up to 1,000 objects with one request; succeeds where some are not there.</summary>
    public async Task DeleteManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var request = new DeleteObjectsRequest
        {
            BucketName = name,
            Objects = [.. keys.Select(key => new KeyVersion { Key = key })],
            Quiet = true,
        };
        try
        {
            await client.DeleteObjectsAsync(request, cancellationToken);
        }
        catch (DeleteObjectsException e)
        {
            // The answer is a 200 that names some: alone, each says why, or goes.
            foreach (var left in e.Response.DeleteErrors)
                await DeleteAsync(left.Key, cancellationToken);
        }
    }

    /// <summary>Gives up an upload in parts; succeeds where it is completed, or gone.</summary>
    public Task AbortAsync(string key, string uploadId, CancellationToken cancellationToken) =>
        new R2Multipart(client, this, key, uploadId, meter).AbortAsync(cancellationToken);

    /// <summary>Deletes every object under the prefix, page by page.</summary>
    public async Task<int> DeleteAllAsync(string prefix, CancellationToken cancellationToken)
    {
        var deleted = 0;
        while (true)
        {
            var page = await ListAsync(prefix, null, 1000, cancellationToken);
            if (page.Count == 0)
                return deleted;
            await Parallel.ForEachAsync(
                page,
                new ParallelOptions { MaxDegreeOfParallelism = DeletesAtOnce, CancellationToken = cancellationToken },
                async (item, token) => await DeleteAsync(item.Key, token));
            deleted += page.Count;
        }
    }

    private static readonly Dictionary<string, string> EmptyMetadata = [];

    private static DateTimeOffset Utc(DateTime? time) =>
        new(DateTime.SpecifyKind((time ?? default).ToUniversalTime(), DateTimeKind.Utc));

    private static Dictionary<string, string> MetadataOf(MetadataCollection metadata) =>
        metadata.Keys.ToDictionary(
            k => k.Replace("x-amz-meta-", "", StringComparison.OrdinalIgnoreCase).ToLowerInvariant(), k => metadata[k]);
}
