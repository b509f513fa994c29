using System.Text.Json;

namespace MediaFunctions.Client.Api;

/// <summary>Reads what the API says when it refuses (RFC 9457, with our code).</summary>
internal static class Problems
{
    public static MediaFunctionsException Read(int status, byte[] body)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, ClientJson.Default.Problem) is { Code: { } code } problem)
                return new MediaFunctionsException(code, status, problem.Detail ?? problem.Title ?? code);
        }
        catch (JsonException)
        {
            // A proxy between may answer with a page of its own.
        }
        return new MediaFunctionsException(
            status >= 500 ? "internal" : "invalid-request", status, $"The API answered {status} without saying why.");
    }
}
