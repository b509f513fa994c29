using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MediaFunctions.Client.Http;
using Polly.Timeout;

namespace MediaFunctions.Client.Api;

/// <summary>Calls of the API: the credential, the deadline, the problem details.</summary>
internal sealed class ApiChannel(HttpClient http, Uri api, Credential credential)
{
    /// <summary>Over all attempts; each has its own.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    private static readonly MediaTypeWithQualityHeaderValue EventStream = new("text/event-stream");

    private readonly Uri root = new(api.AbsoluteUri.TrimEnd('/') + "/");

    /// <summary>Sends, and reads the answer.</summary>
    public async Task<T> AskAsync<T>(ApiRequest ask, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(ask, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), answer)
            ?? throw new JsonException($"The API answered null to {ask.Method} {ask.Route}.");
    }

    /// <summary>Sends, and takes the status for the answer.</summary>
    public async Task<HttpStatusCode> SendAsync(ApiRequest ask, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(ask, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return response.StatusCode;
    }

    /// <summary>Sends, and leaves the body to be read as it comes.</summary>
    public Task<HttpResponseMessage> OpenAsync(ApiRequest ask, CancellationToken cancellationToken) =>
        SendAsync(ask, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    private async Task<HttpResponseMessage> SendAsync(ApiRequest ask, HttpCompletionOption until, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        try
        {
            var response = await SendTwiceAsync(ask, until, deadline.Token);
            if (response.IsSuccessStatusCode || (int)response.StatusCode == ask.AlsoFine)
                return response;
            using (response)
                throw await Problems.ReadAsync(response, deadline.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutRejectedException && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"The API did not answer {ask.Method} {ask.Route} in time.", e);
        }
    }

    /// <summary>Once more where the credential was refused and there is a newer one.</summary>
    private async Task<HttpResponseMessage> SendTwiceAsync(ApiRequest ask, HttpCompletionOption until, CancellationToken cancellationToken)
    {
        using var request = await RequestAsync(ask, cancellationToken);
        var response = await http.SendAsync(request, until, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !await credential.RenewAsync(request, cancellationToken))
            return response;
        response.Dispose();
        using var again = await RequestAsync(ask, cancellationToken);
        return await http.SendAsync(again, until, cancellationToken);
    }

    private async Task<HttpRequestMessage> RequestAsync(ApiRequest ask, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(ask.Method, new Uri(root, ask.Route));
        request.Mark(ask.Repetition);
        if (ask.Body is { } json)
        {
            request.Content = new ByteArrayContent(json);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        if (ask.Events)
            request.Headers.Accept.Add(EventStream);
        if (ask.LastEventId is { } last)
            request.Headers.Add("Last-Event-ID", last);
        // Per request and not on the client: the same client sends to R2, which must not see the credential.
        await credential.ShowAsync(request, cancellationToken);
        return request;
    }
}
