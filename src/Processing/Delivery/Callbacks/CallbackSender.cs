using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Security.AntiSSRF;

namespace MediaFunctions.Processing.Delivery.Callbacks;

/// <summary>One attempt: signed as Standard Webhooks says, with all secrets, so that a receiver with either verifies it.</summary>
public sealed class CallbackSender(CallbackSettings settings, CallbackClient client, TimeProvider clock)
{
    private const int MostRedirects = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly CallbackPolicy policy = new(settings);
    private readonly IReadOnlyList<byte[]> keys = [.. settings.Secrets.Select(WebhookSecret.TryRead).OfType<byte[]>()];

    /// <summary>Posts the body. What the receiver answers beside its status is not read.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="id">The <c>webhook-id</c>: the same for all attempts.</param>
    /// <param name="body">JSON.</param>
    /// <param name="cancellationToken">Ends the attempt without an outcome.</param>
    public async Task<CallbackOutcome> SendAsync(
        Uri url, string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await FollowAsync(url, id, body, both.Token);
        }
        // And what .NET itself refuses to resolve: 0.0.0.0 and ::.
        catch (Exception e) when (e is AntiSSRFException or ArgumentException)
        {
            return new CallbackOutcome(null, CallbackOutcome.AddressRefused);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new CallbackOutcome(null, "timed-out");
        }
        // Its handler does not wrap all faults; and what nobody foresaw is an attempt that failed, which is recorded and counted.
        // Thrown, its message would come back without end.
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new CallbackOutcome(null, Word(e));
        }
    }

    private async Task<CallbackOutcome> FollowAsync(
        Uri url, string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(url, id, body);
            using var response = await client.SendAsync(request, cancellationToken);
            var status = (int)response.StatusCode;
            if (status is < 300 or >= 400)
                return new CallbackOutcome(status) { RetryAfter = RetryAfter(response) };
            // Only these two keep method and body; any other would make a GET of it, which delivers nothing.
            var kept = response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
            if (!kept || redirects == MostRedirects || Next(url, response) is not { } next)
                return new CallbackOutcome(status, CallbackOutcome.RedirectRefused);
            url = next;
        }
    }

    private Uri? Next(Uri url, HttpResponseMessage response) =>
        response.Headers.Location is { } location && Uri.TryCreate(url, location, out var next) && policy.AllowsRedirect(url, next)
            ? next
            : null;

    private HttpRequestMessage Request(Uri url, string id, ReadOnlyMemory<byte> body)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("MediaFunctions", "1"));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", string.Join(' ', keys.Select(key => WebhookSignature.Of(key, id, timestamp, body.Span))));
        return request;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
            return null;
        var asked = response.Headers.RetryAfter;
        return asked?.Delta ?? (asked?.Date is { } date ? date - clock.GetUtcNow() : null);
    }

    private static string Word(Exception fault) => fault switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "name-not-found",
        SocketException => "cannot-connect",
        AuthenticationException => "tls-failed",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "name-not-found",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "cannot-connect",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "tls-failed",
        _ => "no-answer",
    };
}
