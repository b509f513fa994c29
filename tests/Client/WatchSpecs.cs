using System.Collections.Concurrent;

namespace MediaFunctions.Tests.Client;

public sealed class WatchSpecs : IAsyncLifetime, IDisposable
{
    private const string Route = "GET /api/jobs/j1/events";
    private const string Again = "retry: 1\n\n";

    private readonly HttpClient http = MediaFunctionsHttp.Create();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> heard = [];
    private StandIn standIn = null!;

    public async Task InitializeAsync() => standIn = await StandIn.StartAsync();

    public Task DisposeAsync() => standIn.DisposeAsync().AsTask();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Events_are_told_in_order_until_the_job_has_ended()
    {
        standIn.Answers[Route] = (_, _) => Stream(Event("state", "1", "queued"), ":\n\n", Event("progress", "2", "processing"), Event("end", "3", "succeeded", 0));

        var events = await WatchAsync();

        Assert.Equal([JobEventKind.State, JobEventKind.Progress, JobEventKind.End], events.Select(e => e.Kind));
        Assert.Equal(["1", "2", "3"], events.Select(e => e.Id));
        Assert.Equal((JobState.Succeeded, 0), (events[^1].State, events[^1].UnderWay));
        Assert.Equal(40.5, events[1].Progress!.Percent);
        var seen = standIn.Requests.Single();
        Assert.Equal("text/event-stream", seen.Headers["accept"]);
        Assert.False(seen.Headers.ContainsKey("last-event-id"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_breaks_or_ends_is_resumed_after_the_last_event(bool breaks)
    {
        standIn.Answers[Route] = (_, call) => call switch
        {
            1 => Stream(Event("state", "1", "queued"), Event("state", "2", "processing")) with { BreaksAfter = breaks ? Heard("2") : null },
            2 => Stream() with { BreaksAfter = breaks ? Task.CompletedTask : null },
            _ => Stream(Event("end", "3", "failed", 0)),
        };

        var events = await WatchAsync();

        Assert.Equal(["1", "2", "3"], events.Select(e => e.Id));
        Assert.Equal([null, "2", "2"], standIn.To(Route).Select(r => r.Headers.GetValueOrDefault("last-event-id")));
    }

    [Fact]
    public async Task A_line_that_breaks_within_an_event_loses_nothing()
    {
        standIn.Answers[Route] = (_, call) => call == 1
            ? Stream(Event("state", "1", "queued"), "event: end\nid: 2\ndata: {\"jobId\":") with { BreaksAfter = Heard("1") }
            : Stream(Event("end", "2", "succeeded", 0));

        Assert.Equal(["1", "2"], (await WatchAsync()).Select(e => e.Id));
        Assert.Equal("1", standIn.To(Route).Last().Headers["last-event-id"]);
    }

    [Fact]
    public async Task A_service_that_restarts_is_asked_until_it_is_back()
    {
        standIn.Answers[Route] = (_, call) => call switch
        {
            1 => Stream(Event("state", "1", "queued")),
            < 8 => new Answer(503),
            _ => Stream(Event("end", "2", "succeeded", 0)),
        };

        Assert.Equal(["1", "2"], (await WatchAsync()).Select(e => e.Id));
    }

    [Fact]
    public async Task Nothing_comes_where_all_was_told()
    {
        standIn.Answers[Route] = (_, _) => new Answer(204);

        Assert.Empty(await WatchAsync("3"));
        Assert.Equal("3", standIn.Requests.Single().Headers["last-event-id"]);
    }

    [Fact]
    public async Task The_end_of_one_job_is_not_the_end_where_another_is_under_way()
    {
        standIn.Answers["GET /api/assets/a1/events"] = (_, _) => Stream(Event("end", "1", "succeeded", 1), Event("end", "2", "failed", 0));

        var events = new List<JobEvent>();
        await foreach (var told in standIn.Client(http).WatchAssetAsync("a1"))
            events.Add(told);

        Assert.Equal([1, 0], events.Select(e => e.UnderWay));
    }

    [Fact]
    public async Task What_is_deleted_meanwhile_is_not_found()
    {
        standIn.Answers[Route] = (_, _) => Stream(Event("state", "1", "queued"), "event: gone\ndata: {}\n\n");

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(() => WatchAsync());

        Assert.Equal("not-found", refused.Code);
    }

    [Fact]
    public async Task What_a_later_version_tells_is_passed_over()
    {
        standIn.Answers[Route] = (_, _) => Stream("event: applause\nid: 1\ndata: loud\n\n", Event("end", "2", "succeeded", 0));

        Assert.Equal("2", Assert.Single(await WatchAsync()).Id);
    }

    [Fact]
    public async Task A_refusal_is_told_at_once()
    {
        standIn.Answers[Route] = (_, _) => new Answer(404, """{"code":"not-found"}""");

        await Assert.ThrowsAsync<MediaFunctionsException>(() => WatchAsync());

        Assert.Single(standIn.Requests);
    }

    [Fact]
    public async Task Watching_ends_when_it_is_cancelled()
    {
        standIn.Answers[Route] = (_, _) => Stream(Event("state", "1", "queued"));
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in standIn.Client(http).WatchJobAsync("j1", cancellationToken: cancellation.Token))
                await cancellation.CancelAsync();
        });
    }

    private static Answer Stream(params string[] events) => new(200, Again + string.Concat(events)) { ContentType = "text/event-stream" };

    private static string Event(string type, string id, string state, int underWay = 1) =>
        $$$"""
        event: {{{type}}}
        id: {{{id}}}
        data: {"jobId":"j1","state":"{{{state}}}","progress":{"step":"running","percent":40.5,"frames":1,"speed":2},"updatedAt":"2026-01-01T00:00:00Z","underWay":{{{underWay}}}}


        """.ReplaceLineEndings("\n");

    private async Task<List<JobEvent>> WatchAsync(string? after = null)
    {
        List<JobEvent> events = [];
        await foreach (var told in standIn.Client(http).WatchJobAsync("j1", after))
        {
            events.Add(told);
            heard.GetValueOrDefault(told.Id)?.TrySetResult();
        }
        return events;
    }

    /// <summary>Ends when the test has been told this event: a line that breaks earlier may lose what was sent.</summary>
    private Task Heard(string id) => (heard[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
