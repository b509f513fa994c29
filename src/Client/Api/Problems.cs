using System.Text.Json;
using MediaFunctions.Client.Http;

namespace MediaFunctions.Client.Api;

/// <summary>Reads what the API says when it refuses (RFC 9457, with our code).</summary>
internal static class Problems
{
    public static async Task<MediaFunctionsException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return Read(status, body, RetryTimes.Of(response));
    }

    private static MediaFunctionsException Read(int status, byte[] body, TimeSpan? retryAfter)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, ClientJson.Default.Problem) is { Code: { } code } problem)
                return new MediaFunctionsException(code, status, problem.Detail ?? problem.Title ?? code) { RetryAfter = retryAfter };
        }
        catch (JsonException)
        {
            // A proxy between may answer with a page of its own.
        }
        return new MediaFunctionsException(
            status >= 500 ? "internal" : "invalid-request", status, $"The API answered {status} without saying why.")
        { RetryAfter = retryAfter };
    }
}
