using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MediaFunctions.Client.Api;

/// <summary>Calls of the API: the key, the deadline, the problem details, and a second try for what may be repeated.</summary>
internal sealed class ApiChannel(HttpClient http, Uri api, string apiKey)
{
    private const string KeyHeader = "x-functions-key";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Uri root = new(api.AbsoluteUri.TrimEnd('/') + "/");

    /// <summary>Reads; repeated after a fault.</summary>
    public async Task<T> GetAsync<T>(string route, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        await Retries.Calls.ExecuteAsync(
            async token => await SendAsync(HttpMethod.Get, route, answer, token), cancellationToken);

    /// <summary>Sends a body, once.</summary>
    public Task<TAnswer> SendAsync<TBody, TAnswer>(
        HttpMethod method,
        string route,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<TAnswer> answer,
        CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(method, route, content, answer, cancellationToken);
    }

    /// <summary>Sends without a body, once.</summary>
    public Task<T> SendAsync<T>(
        HttpMethod method, string route, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        SendAsync(method, route, null, answer, cancellationToken);

    private async Task<T> SendAsync<T>(
        HttpMethod method, string route, HttpContent? content, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        // Per request and not on the client: the same client sends to R2, which must not see the key.
        using var request = new HttpRequestMessage(method, new Uri(root, route)) { Content = content };
        request.Headers.Add(KeyHeader, apiKey);
        try
        {
            using var response = await http.SendAsync(request, deadline.Token);
            var body = await response.Content.ReadAsByteArrayAsync(deadline.Token);
            if (!response.IsSuccessStatusCode)
                throw Problems.Read((int)response.StatusCode, body);
            return JsonSerializer.Deserialize(body, answer)
                ?? throw new JsonException($"The API answered null to {method} {route}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"The API did not answer {method} {route} within {Deadline.TotalSeconds} s.");
        }
    }
}
