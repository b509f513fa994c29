using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MediaFunctions.Client.Api;

namespace MediaFunctions.Client.Watching;

/// <summary>
/// Follows server-sent events over as many connections as it takes: the service ends each after 200 s, lines break, and each
/// time it is asked for what came after the last event.
/// </summary>
internal sealed class JobWatch(ApiChannel channel, TimeProvider clock)
{
    /// <summary>Connections in a row that could not be made, each of several attempts, before that is told.</summary>
    private const int MostFailures = 5;

    /// <summary>The service sends a comment every 15 s: a line that is silent for longer is dead.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<JobEvent> FollowAsync(
        string route, string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pause = UsualPause;
        for (var failures = 0; ; await Task.Delay(pause, clock, cancellationToken))
        {
            using var response = await OpenAsync(route, lastEventId, failures, cancellationToken);
            if (response is null)
            {
                failures++;
                continue;
            }
            if (response.StatusCode == HttpStatusCode.NoContent)
                yield break;
            failures = 0;
            await using var stream = new PatientStream(
                await response.Content.ReadAsStreamAsync(cancellationToken), LongestSilence, clock);
            var parser = SseParser.Create(stream, (_, data) => data.ToArray());
            await using var items = parser.EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(items, cancellationToken))
            {
                if (Read(items.Current) is not { } told)
                    continue;
                lastEventId = parser.LastEventId;
                yield return told with { Id = lastEventId };
                if (told is { Kind: JobEventKind.End, UnderWay: 0 })
                    yield break;
            }
            if (parser.ReconnectionInterval != Timeout.InfiniteTimeSpan)
                pause = parser.ReconnectionInterval;
        }
    }

    /// <returns>Null: not now.</returns>
    private async Task<HttpResponseMessage?> OpenAsync(
        string route, string? lastEventId, int failures, CancellationToken cancellationToken)
    {
        try
        {
            var ask = ApiRequest.Get(route) with { Events = true, LastEventId = string.IsNullOrEmpty(lastEventId) ? null : lastEventId };
            return await channel.OpenAsync(ask, cancellationToken);
        }
        catch (Exception e) when (failures + 1 < MostFailures
            && e is HttpRequestException or MediaFunctionsException { Status: >= (int)HttpStatusCode.InternalServerError })
        {
            return null;
        }
    }

    /// <returns>False: the connection has ended, by whatever means.</returns>
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<SseItem<byte[]>> items, CancellationToken cancellationToken)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (Exception e) when (e is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <returns>Null: of a kind that a later version tells.</returns>
    private static JobEvent? Read(SseItem<byte[]> item)
    {
        JobEventKind? kind = item.EventType switch
        {
            "state" => JobEventKind.State,
            "progress" => JobEventKind.Progress,
            "end" => JobEventKind.End,
            "gone" => throw new MediaFunctionsException(
                "not-found", (int)HttpStatusCode.NotFound, "What was watched has been deleted."),
            _ => null,
        };
        return kind is { } known ? JsonSerializer.Deserialize(item.Data, ClientJson.Default.JobEvent)! with { Kind = known } : null;
    }
}
