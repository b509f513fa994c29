using System.Net;
using System.Text;
using System.Xml.Linq;
using MediaFunctions.Client.Http;
using Polly;
using Polly.Retry;

namespace MediaFunctions.Client.Uploads;

/// <summary>Makes the object of its parts.</summary>
/// <remarks>
/// Repeated here and not by the HTTP client: a status 200 may carry an error, and a 404 is a success where the answer before
/// it was lost.
/// </remarks>
internal sealed class PartCompletion(PartSigner signer, StorageChannel storage)
{
    private static readonly XNamespace S3 = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly ResiliencePipeline Again = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = ClientPipeline.MostAttempts - 1,
            Delay = TimeSpan.FromMilliseconds(250),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder()
                .Handle<HttpRequestException>()
                .Handle<MediaFunctionsException>(e => e.AddressExpired || e.Status >= (int)HttpStatusCode.InternalServerError),
        })
        .Build();

    public async Task CompleteAsync(IEnumerable<KeyValuePair<int, string>> etags, CancellationToken cancellationToken)
    {
        var body = new XElement(
            S3 + "CompleteMultipartUpload",
            etags.OrderBy(part => part.Key).Select(part => new XElement(
                S3 + "Part", new XElement(S3 + "PartNumber", part.Key), new XElement(S3 + "ETag", part.Value))));
        var xml = body.ToString(SaveOptions.DisableFormatting);
        var unanswered = false;
        await Again.ExecuteAsync(
            async token =>
            {
                var url = await signer.SignAsync("POST", null, token);
                using var content = new StringContent(xml, Encoding.UTF8, "application/xml");
                try
                {
                    await storage.SendAsync(HttpMethod.Post, url, content, Repetition.Never, token);
                }
                catch (HttpRequestException)
                {
                    unanswered = true;
                    throw;
                }
                catch (MediaFunctionsException e) when (e.Status >= (int)HttpStatusCode.InternalServerError)
                {
                    // It may be complete all the same: the error may be the answer's way back.
                    unanswered = true;
                    throw;
                }
                catch (MediaFunctionsException e) when (unanswered && e.Status == (int)HttpStatusCode.NotFound)
                {
                    // The upload is no longer open because the request before, whose answer was lost, completed it.
                }
            },
            cancellationToken);
    }
}
