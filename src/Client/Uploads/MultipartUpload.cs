using System.Text;
using System.Xml.Linq;
using MediaFunctions.Client.Api;

namespace MediaFunctions.Client.Uploads;

/// <summary>One upload in parts: sent in parallel, completed, or aborted so that R2 keeps nothing of it.</summary>
internal sealed class MultipartUpload(
    ApiChannel channel, StorageChannel storage, IUploadBytes bytes, string key, MultipartPlan plan, UploadMeter meter)
{
    private const int AtOnce = 4;
    private const int NotFound = 404;

    private static readonly XNamespace S3 = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static readonly TimeSpan AbortPatience = TimeSpan.FromSeconds(10);

    public async Task SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            var etags = new string[plan.PartCount];
            await Parallel.ForAsync(
                0,
                plan.PartCount,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (i, token) => etags[i] = await SendPartAsync(i, token));
            await CompleteAsync(etags, cancellationToken);
        }
        catch
        {
            await AbortAsync();
            throw;
        }
    }

    private async Task<string> SendPartAsync(int index, CancellationToken cancellationToken)
    {
        var offset = index * plan.PartSize;
        var length = Math.Min(plan.PartSize, bytes.Length - offset);
        return await Retries.Transfers.ExecuteAsync(
            async token =>
            {
                // Signed anew at every try: the address of the first may have run out by the last.
                var url = await SignAsync("PUT", index + 1, token);
                using var content = new SliceContent(bytes, offset, length, meter);
                return await storage.PutAsync(url, content, length, token);
            },
            cancellationToken);
    }

    private async Task CompleteAsync(string[] etags, CancellationToken cancellationToken)
    {
        var body = new XElement(
            S3 + "CompleteMultipartUpload",
            etags.Select((etag, i) => new XElement(
                S3 + "Part", new XElement(S3 + "PartNumber", i + 1), new XElement(S3 + "ETag", etag))));
        var xml = body.ToString(SaveOptions.DisableFormatting);
        var unanswered = false;
        await Retries.Transfers.ExecuteAsync(
            async token =>
            {
                var url = await SignAsync("POST", null, token);
                using var content = new StringContent(xml, Encoding.UTF8, "application/xml");
                try
                {
                    await storage.SendAsync(HttpMethod.Post, url, content, token);
                }
                catch (HttpRequestException)
                {
                    unanswered = true;
                    throw;
                }
                catch (MediaFunctionsException e) when (unanswered && e.Status == NotFound)
                {
                    // The upload is no longer open because the request before, whose answer was lost, completed it.
                }
            },
            cancellationToken);
    }

    private async Task AbortAsync()
    {
        // Not the caller's token: that one may be what ended the upload.
        using var patience = new CancellationTokenSource(AbortPatience);
        try
        {
            await storage.SendAsync(HttpMethod.Delete, await SignAsync("DELETE", null, patience.Token), null, patience.Token);
        }
        catch (Exception e) when (e is HttpRequestException or MediaFunctionsException or OperationCanceledException)
        {
            // The fault that led here is the one to tell; R2 drops parts that nobody completes after a week.
        }
    }

    private async Task<string> SignAsync(string method, int? partNumber, CancellationToken cancellationToken)
    {
        var signed = await channel.SendAsync(
            HttpMethod.Post,
            "api/uploads/sign",
            new SignWish(method, key, plan.UploadId, partNumber),
            ClientJson.Default.SignWish,
            ClientJson.Default.SignedUrl,
            cancellationToken);
        return signed.Url;
    }
}
