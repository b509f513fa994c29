using MediaFunctions.Api.Watching;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using Microsoft.AspNetCore.Http;

namespace MediaFunctions.Tests.Api;

/// <summary>The stream itself, with rows and a clock by hand; tests/Pipeline has it with a real job and a real client.</summary>
public sealed class EventStreamSpecs
{
    private static readonly R2Settings R2 = new() { PublicBaseUrl = "https://media.example.com" };

    [Fact]
    public async Task State_progress_and_end_are_told_once_each_and_the_stream_ends()
    {
        var working = Row(JobState.Processing);
        var half = working with { Progress = new JobProgress("running", 50, 10, 2) };

        var text = await RunAsync(null, Row(JobState.Queued), working, half, half with { UpdatedAt = DateTimeOffset.MaxValue }, Done(half));

        Assert.StartsWith("retry: 2000\n\n", text, StringComparison.Ordinal);
        Assert.Equal(["state", "state", "progress", "end"], Lines(text, "event"));
        var end = JsonNode.Parse(Lines(text, "data")[^1])!;
        Assert.Equal("succeeded", (string?)end["state"]);
        Assert.Equal($"https://media.example.com/{working.Job.AssetId}/default/{working.Job.Version}/manifest.json", (string?)end["manifest"]);
        Assert.Equal(0, (int?)end["underWay"]);
        Assert.Equal(50, (double?)JsonNode.Parse(Lines(text, "data")[2])!["progress"]!["percent"]);
    }

    [Fact]
    public async Task Who_comes_back_with_an_id_is_told_only_what_changed_since()
    {
        var working = Row(JobState.Processing);
        var id = Lines(await RunAsync(null, working, Done(working)), "id")[0];

        var text = await RunAsync(id, working, working, Done(working));

        Assert.Equal(["end"], Lines(text, "event"));
    }

    [Fact]
    public async Task An_end_is_not_told_twice_but_the_end_after_a_retry_is_another()
    {
        var failed = Row(JobState.Failed) with { Failure = new Failure(FailureCode.TimedOut, "slow"), FinishedAt = DateTimeOffset.UnixEpoch };
        var id = Lines(await RunAsync(null, failed), "id")[0];

        Assert.Empty(Lines(await RunAsync(id, failed with { UpdatedAt = DateTimeOffset.MaxValue }), "event"));
        Assert.Equal(["end"], Lines(await RunAsync(id, failed with { FinishedAt = DateTimeOffset.UnixEpoch.AddHours(1) }), "event"));
    }

    [Fact]
    public async Task A_quiet_stream_has_a_comment_every_fifteen_seconds_and_ends_by_itself_after_two_hundred()
    {
        var clock = new HurriedClock();

        var text = await RunAsync(null, clock, Enumerable.Repeat(Row(JobState.Queued), 1000));

        Assert.Equal(["state"], Lines(text, "event"));
        Assert.Equal(13, text.Split(":\n\n").Length - 1);
        Assert.Equal(EventStream.Longest, clock.Elapsed);
    }

    [Fact]
    public async Task Of_what_is_deleted_it_tells_that_it_is_gone()
    {
        var text = await RunAsync(null, Row(JobState.Queued), null);

        Assert.Equal(["state", "gone"], Lines(text, "event"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0123456789ab-processing-0123456")]
    [InlineData("0123456789ab-processing-01234567.")]
    public async Task An_id_that_is_none_tells_everything_anew(string id)
    {
        Assert.Equal(["end"], Lines(await RunAsync(id, Done(Row(JobState.Processing))), "event"));
    }

    [Fact]
    public async Task Who_goes_ends_it()
    {
        using var gone = new CancellationTokenSource();
        var reads = 0;
        var context = new DefaultHttpContext { RequestAborted = gone.Token, Response = { Body = new MemoryStream() } };
        var stream = new EventStream(
            async _ =>
            {
                reads++;
                await gone.CancelAsync();
                return [Row(JobState.Queued)];
            },
            [Row(JobState.Queued)],
            new JobFollower(JobMarks.Read(null), R2),
            new HurriedClock(),
            CancellationToken.None);

        await stream.ExecuteAsync(context);

        Assert.Equal(1, reads);
    }

    private static JobRow Done(JobRow row) => row with { State = JobState.Succeeded, FinishedAt = DateTimeOffset.UnixEpoch, Progress = null };

    private static JobRow Row(JobState state) => new()
    {
        Job = new MediaJob
        {
            AssetId = new string('a', 32),
            Version = "0123456789ab",
            DeliveryId = "d",
            Bucket = "uploads",
            Key = "uploads/a.mp4",
            ETag = "e",
            Recipe = "default",
        },
        State = state,
        RecipeJson = "",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private static Task<string> RunAsync(string? lastId, params JobRow?[] rows) => RunAsync(lastId, new HurriedClock(), rows);

    private static async Task<string> RunAsync(string? lastId, TimeProvider clock, IEnumerable<JobRow?> rows)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        var rest = new Queue<JobRow?>(rows);
        var first = rest.Dequeue()!;
        var stream = new EventStream(
            _ => Task.FromResult<IReadOnlyList<JobRow>?>(rest.Dequeue() is { } row ? [row] : null),
            [first],
            new JobFollower(JobMarks.Read(lastId), R2),
            clock,
            CancellationToken.None);
        await stream.ExecuteAsync(context);
        Assert.Equal("text/event-stream", context.Response.ContentType);
        Assert.Equal("no-store", context.Response.Headers.CacheControl);
        Assert.Equal("no", context.Response.Headers["X-Accel-Buffering"]);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }

    private static List<string> Lines(string text, string field) =>
        [.. text.Split('\n').Where(line => line.StartsWith(field + ": ", StringComparison.Ordinal)).Select(line => line[(field.Length + 2)..])];

    /// <summary>Whoever waits waits no time, and the clock has gone on by it.</summary>
    private sealed class HurriedClock : TimeProvider, ITimer
    {
        public TimeSpan Elapsed { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Elapsed += dueTime;
            ThreadPool.QueueUserWorkItem(_ => callback(state));
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
