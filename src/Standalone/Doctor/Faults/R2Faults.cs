using System.Net;
using Amazon.Runtime;

namespace MediaFunctions.Standalone.Doctor.Faults;

/// <summary>What R2's refusals mean and what to do about each.</summary>
internal static class R2Faults
{
    private const string BothBuckets = "The token whose id is R2:AccessKeyId may read and write the objects of both buckets.";

    /// <param name="exception">What was thrown.</param>
    /// <param name="request">What was asked, such as <c>a PUT in the bucket 'uploads'</c>.</param>
    /// <returns>Null where it is no fault of R2.</returns>
    public static Advice? Find(Exception exception, string request) => exception switch
    {
        AmazonServiceException { StatusCode: not 0 } refusal => OfRefusal(refusal.StatusCode, refusal.ErrorCode ?? "", request),
        AmazonServiceException or AmazonClientException or HttpRequestException => new Advice(
            $"R2 did not answer to {request}.",
            "The S3 endpoint of the account takes connections from this machine.",
            "Compare R2:AccountId, or R2:Endpoint (a bucket in the EU has its own: https://ACCOUNT.eu.r2.cloudflarestorage.com), with the R2 page of the dashboard."),
        _ => null,
    };

    private static Advice OfRefusal(HttpStatusCode status, string code, string request)
    {
        var wrong = $"R2 answered {(int)status} {code}".TrimEnd() + $" to {request}.";
        return code switch
        {
            "NoSuchBucket" => new Advice(
                wrong,
                "There is a bucket of that name in this account and jurisdiction.",
                "Correct R2:UploadsBucket or R2:MediaBucket, or make the bucket (infra/deploy does); one in the EU is found only at the EU's R2:Endpoint."),
            "SignatureDoesNotMatch" => new Advice(
                wrong,
                "R2:SecretAccessKey is the secret of the token R2:AccessKeyId: the SHA-256, in hex, of the token's value.",
                "Set the secret again (infra/deploy writes it to the vault as r2-secret-access-key), without blanks around it; make a new token where it is lost."),
            "InvalidAccessKeyId" or "Unauthorized" or "InvalidArgument" => new Advice(
                wrong,
                "R2:AccessKeyId is the id of an R2 API token of this account that is in force.",
                "Set R2:AccessKeyId again (infra/deploy writes it to the vault as r2-access-key-id), or make a new token where this one was revoked or has expired."),
            "RequestTimeTooSkewed" or "RequestExpired" => new Advice(
                wrong,
                "This machine's clock is right to within 15 minutes.",
                "Set the clock by NTP; `timedatectl` tells how it is."),
            _ => OfStatus(status, wrong),
        };
    }

    private static Advice OfStatus(HttpStatusCode status, string wrong) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new Advice(
            wrong,
            BothBuckets,
            "Give the token \"Object Read & Write\" on both buckets, or look whether R2:AccessKeyId and R2:SecretAccessKey belong together."),
        HttpStatusCode.NotFound => new Advice(
            wrong,
            "The bucket is there and keeps what is put.",
            "Correct R2:Endpoint, R2:UploadsBucket and R2:MediaBucket: such an address has no bucket."),
        _ => new Advice(
            wrong,
            "R2 answers 200.",
            "Run it again; if it stays so, https://www.cloudflarestatus.com tells of R2."),
    };
}
