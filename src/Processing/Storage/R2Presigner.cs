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

    /// <summary>A PUT of exactly this type and, where it is known, size (what is signed R2 holds it to: 403 to any other).</summary>
    public string Put(string key, string contentType, long? sizeBytes, TimeSpan lifetime)
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
        if (sizeBytes is { } size)
            request.Headers.ContentLength = size;
        return client.GetPreSignedURL(request);
    }

    /// <summary>A GET, of the whole or of a range; no HEAD, for the method is signed.</summary>
    public string Get(string key, TimeSpan lifetime) => client.GetPreSignedURL(new GetPreSignedUrlRequest
    {
        BucketName = bucket,
        Key = key,
        Verb = HttpVerb.GET,
        Expires = clock.GetUtcNow().UtcDateTime + lifetime,
        Protocol = client.Config.UseHttp ? Protocol.HTTP : Protocol.HTTPS,
    });

    /// <summary>The POST that begins an upload in parts, of exactly this type where it is known.</summary>
    public string BeginMultipart(string key, string? contentType, TimeSpan lifetime)
    {
        var request = Request("POST", key, lifetime);
        request.Parameters["uploads"] = "";
        if (contentType is not null)
            request.Headers["content-type"] = contentType;
        return Sign(request);
    }

    /// <summary>
    /// A request of an upload in parts: PUT with a part number, GET (list), POST (complete) or DELETE (abort).
    /// </summary>
    public string Multipart(string method, string key, string uploadId, int? partNumber, TimeSpan lifetime)
    {
        var request = Request(method, key, lifetime);
        request.Parameters["uploadId"] = uploadId;
        if (partNumber is { } number)
            request.Parameters["partNumber"] = number.ToString(CultureInfo.InvariantCulture);
        return Sign(request);
    }

    /// <remarks>
    /// The SDK's presigning knows no POST and leaves an upload id unescaped, so its signer is called one layer below.
    /// </remarks>
    private DefaultRequest Request(string method, string key, TimeSpan lifetime)
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
        request.Parameters["X-Amz-Expires"] = ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return request;
    }

    private string Sign(DefaultRequest request)
    {
        var signed = new AWS4PreSignedUrlSigner().SignRequest(
            request, client.Config, new RequestMetrics(), settings.AccessKeyId, settings.SecretAccessKey);
        return $"{AmazonServiceClient.ComposeUrl(request).AbsoluteUri}&{signed.ForQueryParameters}";
    }
}
