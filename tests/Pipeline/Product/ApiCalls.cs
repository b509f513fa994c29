using System.Net;
using System.Text;
using System.Text.Json;

namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>Plain HTTP to the API, for what the client would not send.</summary>
public static class ApiCalls
{
    /// <summary>Sends a request; a null key sends none.</summary>
    /// <returns>The status and the body, an empty object where there is none.</returns>
    public static async Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(
        this PipelineFixture pipeline, HttpMethod method, string route, string? key, string? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{pipeline.Dev.Addresses.Api}/{route}");
        if (key is not null)
            request.Headers.Add("x-functions-key", key);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await pipeline.Http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        return (response.StatusCode, JsonElement.Parse(answer.Length == 0 ? "{}"u8 : answer));
    }

    /// <summary>Posts JSON with the right key; fails unless it is accepted.</summary>
    public static async Task<JsonElement> PostAsync(this PipelineFixture pipeline, string route, string body)
    {
        var (status, answer) = await pipeline.CallAsync(HttpMethod.Post, route, pipeline.Dev.Addresses.Key, body);
        Assert.True((int)status < 300, $"POST {route} answered {status}: {answer}");
        return answer;
    }
}
