using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using Amazon.S3;
using Amazon.S3.Model;

namespace MediaFunctions.Processing.Storage;

/// <summary>Signs requests that clients send to R2 themselves.</summary>
public sealed class R2Presigner(IAmazonS3 client, R2Settings settings, TimeProvider clock)
{
    private readonly string bucket = settings.UploadsBucket;

    /// <summary>A PUT of exactly this type and size (both are signed: R2 answers 403 to any other).</summary>
    public string Put(string key, string contentType, long sizeBytes, TimeSpan lifetime)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = bucket,
            Key = key,
            Verb = HttpVerb.PUT,
            Expires = clock.GetUtcNow().UtcDateTime + lifetime,
            Protocol = client.Config.UseHttp ? Protocol.HTTP : Protocol.HTTPS,
            ContentType = contentType,
        };
        request.Headers.ContentLength = sizeBytes;
        return client.GetPreSignedURL(request);
    }

    /// <summary>Starts an upload in parts; returns its id. The one call to R2 that this class makes.</summary>
    public async Task<string> StartMultipartAsync(string key, string contentType, CancellationToken cancellationToken)
    {
        var started = await client.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = bucket, Key = key, ContentType = contentType },
            cancellationToken);
        return started.UploadId;
    }

    /// <summary>
    /// A request of an upload in parts: PUT with a part number, GET (list), POST (complete) or DELETE (abort).
    /// </summary>
    /// <remarks>
    /// The SDK's presigning knows no POST and leaves an upload id unescaped, so its signer is called one layer below.
    /// </remarks>
    public string Multipart(string method, string key, string uploadId, int? partNumber, TimeSpan lifetime)
    {
        var request = new DefaultRequest(new ListPartsRequest(), "s3")
        {
            HttpMethod = method,
            Endpoint = settings.ServiceUrl,
            ResourcePath = "/{Bucket}/{Key+}",
            UseQueryString = true,
            AuthenticationRegion = client.Config.AuthenticationRegion,
        };
        request.AddPathResource("{Bucket}", bucket);
        request.AddPathResource("{Key+}", key);
        request.Parameters["uploadId"] = uploadId;
        if (partNumber is { } number)
            request.Parameters["partNumber"] = number.ToString(CultureInfo.InvariantCulture);
        request.Parameters["X-Amz-Expires"] = ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var signed = new AWS4PreSignedUrlSigner().SignRequest(
            request, client.Config, new RequestMetrics(), settings.AccessKeyId, settings.SecretAccessKey);
        return $"{AmazonServiceClient.ComposeUrl(request).AbsoluteUri}&{signed.ForQueryParameters}";
    }
}
