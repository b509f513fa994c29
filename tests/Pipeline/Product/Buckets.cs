using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>R2 by its S3 interface, with the credentials that <c>dev --json</c> prints.</summary>
public sealed class Buckets(DevAddresses addresses) : IDisposable
{
    private readonly AmazonS3Client s3 = new(
        new BasicAWSCredentials(addresses.AccessKeyId, addresses.SecretAccessKey),
        new AmazonS3Config
        {
            ServiceURL = addresses.S3,
            AuthenticationRegion = "auto",
            ForcePathStyle = true,
            UseHttp = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });

    /// <summary>All public objects of an asset.</summary>
    public async Task<IReadOnlyList<string>> PublicKeysAsync(string assetId)
    {
        var listed = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = addresses.MediaBucket, Prefix = assetId + "/" });
        return [.. (listed.S3Objects ?? []).Select(o => o.Key)];
    }

    /// <summary>All public objects under a prefix, by what follows it, with their ETags: the same bytes have the same.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PublicFilesAsync(string prefix)
    {
        var found = new Dictionary<string, string>();
        var paginator = s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = addresses.MediaBucket, Prefix = prefix });
        await foreach (var item in paginator.S3Objects)
            found[item.Key[prefix.Length..]] = item.ETag;
        return found;
    }

    /// <summary>Puts an upload without asking the API.</summary>
    public Task UploadAsync(string key, string contentType, byte[] bytes) => s3.PutObjectAsync(new PutObjectRequest
    {
        BucketName = addresses.UploadsBucket,
        Key = key,
        ContentType = contentType,
        InputStream = new MemoryStream(bytes),
        UseChunkEncoding = false,
    });

    /// <summary>The SHA-256 of an upload, lower-case hex.</summary>
    public async Task<string> UploadHashAsync(string key)
    {
        using var stored = await s3.GetObjectAsync(addresses.UploadsBucket, key);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stored.ResponseStream));
    }

    public void Dispose() => s3.Dispose();
}
