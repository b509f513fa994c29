using System.Text.Json;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace MediaFunctions.Api.Watching;

/// <summary>
/// Server-sent events (WHATWG HTML, 9.2) of some jobs, until all have ended, the client goes, the service stops, or the
/// time is up that proxies allow; the client comes back with the last id then.
/// </summary>
/// <remarks>Not <c>TypedResults.ServerSentEvents</c>: it writes no comments, and without those a quiet line is cut.</remarks>
/// <param name="read">The jobs as they are now; null where they are gone.</param>
/// <param name="first">What was read already.</param>
internal sealed class EventStream(
    Func<CancellationToken, Task<IReadOnlyList<JobRow>?>> read,
    IReadOnlyList<JobRow> first,
    JobFollower follower,
    TimeProvider clock,
    CancellationToken stopping) : IResult
{
    /// <summary>Below the 230 s after which Azure's load balancer cuts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(200);

    /// <summary>After so long without an event, a comment keeps the line open.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>A worker shows its progress every two seconds; one read of the table a second is soon enough.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private const string ComeBackAfter = "retry: 2000\n\n";
    private const string Gone = "event: gone\ndata: {}\n\n";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        Begin(httpContext.Response);
        try
        {
            await WriteAsync(httpContext.Response, ComeBackAfter, end.Token);
            await FollowAsync(httpContext.Response, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Nobody listens any more, or the service stops: who still listens comes back to another instance.
        }
    }

    private async Task FollowAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        var (began, written) = (clock.GetTimestamp(), clock.GetTimestamp());
        var rows = first;
        while (true)
        {
            foreach (var (type, id, data) in follower.Follow(rows))
            {
                var json = JsonSerializer.Serialize(data, ApiJson.Default.JobEvent);
                await WriteAsync(response, $"event: {type}\nid: {id}\ndata: {json}\n\n", cancellationToken);
                written = clock.GetTimestamp();
            }
            if (follower.IsOver || clock.GetElapsedTime(began) >= Longest)
                return;
            if (clock.GetElapsedTime(written) >= Heartbeat)
            {
                await WriteAsync(response, ":\n\n", cancellationToken);
                written = clock.GetTimestamp();
            }
            await Task.Delay(Pace, clock, cancellationToken);
            try
            {
                if (await read(cancellationToken) is not { } now)
                {
                    await WriteAsync(response, Gone, cancellationToken);
                    return;
                }
                rows = now;
            }
            catch (Exception e) when (StorageFaults.IsTransient(e) && !cancellationToken.IsCancellationRequested)
            {
                // Told with the next look, or by the next stream.
            }
        }
    }

    private static void Begin(HttpResponse response)
    {
        response.ContentType = EventStreams.ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // nginx, and what took it over from there
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
