using Amazon.Runtime;
using Amazon.S3;

namespace MediaFunctions.Processing.Storage;

/// <summary>Makes the S3 client with what R2 needs (Cloudflare: "R2 S3 API compatibility").</summary>
public static class R2ClientFactory
{
    public static IAmazonS3 Create(R2Settings settings) =>
        new AmazonS3Client(
            new BasicAWSCredentials(settings.AccessKeyId, settings.SecretAccessKey),
            new AmazonS3Config
            {
                ServiceURL = settings.ServiceUrl.ToString(),
                AuthenticationRegion = "auto",
                ForcePathStyle = true,
                UseHttp = settings.ServiceUrl.Scheme == Uri.UriSchemeHttp,
                // R2 refuses the FULL_OBJECT checksum that version 4 of the SDK starts every multipart upload with.
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
                RetryMode = RequestRetryMode.Standard,
                MaxErrorRetry = 3,
                Timeout = TimeSpan.FromSeconds(100),
                ConnectTimeout = TimeSpan.FromSeconds(5),
            });
}
