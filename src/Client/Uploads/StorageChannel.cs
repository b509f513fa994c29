using System.Xml;
using System.Xml.Linq;
using MediaFunctions.Client.Http;
using Polly.Timeout;

namespace MediaFunctions.Client.Uploads;

/// <summary>Requests to R2's presigned addresses.</summary>
internal sealed class StorageChannel(HttpClient http)
{
    /// <summary>A thousand parts, each with an ETag of any length, and then some.</summary>
    private const int LongestAnswer = 4 * 1024 * 1024;

    private const long SlowestBytesPerSecond = 32 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Puts the slice.</summary>
    /// <returns>The ETag as R2 gives it, quotes included.</returns>
    public async Task<string> PutAsync(string url, SliceContent content, long length, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = content };
            var patience = Patience + TimeSpan.FromSeconds((double)length / SlowestBytesPerSecond);
            request.Mark(Repetition.AfterFaults, patience);
            using var response = await SendAsync(request, patience, cancellationToken);
            return response.Headers.ETag?.ToString() ?? "";
        }
        catch
        {
            content.Discount();
            throw;
        }
    }

    /// <summary>Sends a request of an upload in parts.</summary>
    /// <returns>R2's answer; null where it is no XML.</returns>
    public async Task<XElement?> SendAsync(
        HttpMethod method, string url, HttpContent? content, Repetition repetition, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url) { Content = content };
        request.Mark(repetition, Patience);
        using var response = await SendAsync(request, Patience, cancellationToken);
        var answer = Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        // In spite of its status 200 it may be an error (CompleteMultipartUpload).
        return answer?.Name.LocalName == "Error" ? throw Refused(500, answer) : answer;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience * ClientPipeline.MostAttempts + Patience);
        try
        {
            var response = await http.SendAsync(request, deadline.Token);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
                throw Refused((int)response.StatusCode, Parse(await response.Content.ReadAsStringAsync(deadline.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutRejectedException && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"R2 did not take the upload within {patience.TotalSeconds:0} s.", e);
        }
    }

    // The address is not in the message: it is signed, and messages end in logs.
    private static MediaFunctionsException Refused(int status, XElement? answer)
    {
        var reason = Value(answer, "Code") is { } code ? $"{code}: {Value(answer, "Message")}" : $"status {status}";
        var word = status switch
        {
            >= 500 => "storage-unavailable",
            404 => "not-found",
            _ => "forbidden",
        };
        return new MediaFunctionsException(word, status, $"R2 refused the upload ({reason}).")
        {
            AddressExpired = status is 400 or 403 && reason.Contains("expired", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static string? Value(XElement? answer, string name) =>
        answer?.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    private static XElement? Parse(string text)
    {
        try
        {
            return text.Length is 0 or > LongestAnswer ? null : XElement.Parse(text);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
