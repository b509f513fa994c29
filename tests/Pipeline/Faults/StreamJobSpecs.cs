using System.Diagnostics;
using System.Text.Json.Nodes;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Deleting;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Tests.Parts;
using MediaFunctions.Tests.StreamStandIn;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>
/// design: Routing. A job that is sent to Cloudflare Stream, with real R2 semantics, queue and tables; Stream itself is the
/// stand-in of tests/StreamStandIn, for it cannot be run locally.
/// </summary>
[Collection(FaultCollection.Name)]
public sealed class StreamJobSpecs(FaultFixture fixture) : IAsyncLifetime
{
    private const string Outputs = """
        "hls": { "kind": "hls" }, "still": { "kind": "thumbnail", "at": "1s", "width": 320 }, "film": { "kind": "transcode", "preset": "1080p" }
        """;

    private CloudflareStream stream = null!;
    private StreamHook? hook;

    /// <summary>Those points are killed at here.</summary>
    public static CrashPoint[] OfStream =>
        [CrashPoint.StreamCopied, CrashPoint.StreamWaited, CrashPoint.StreamReset, CrashPoint.StreamVideoDeleted];

    public static TheoryData<CrashPoint> WayThere => [CrashPoint.Claimed, CrashPoint.StreamCopied, CrashPoint.Routed];

    public static TheoryData<CrashPoint> WayBack =>
    [
        CrashPoint.Claimed, CrashPoint.StreamWaited, CrashPoint.CommitAnnounced, CrashPoint.ManifestPut, CrashPoint.PointerMoved, CrashPoint.Succeeded,
    ];

    public async Task InitializeAsync() => stream = await CloudflareStream.StartAsync();

    public async Task DisposeAsync()
    {
        if (hook is not null)
            await hook.DisposeAsync();
        await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_job_at_Stream_ends_with_the_outputs_that_it_asks_for_at_Streams_addresses()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        var routed = await RowAsync(bench, jobId);
        await stream.MoveAsync(uid, "inprogress", 39);
        await LookAsync(bench, routed);
        var halfway = await RowAsync(bench, jobId);
        await stream.FinishAsync(uid);

        var row = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Routed, Route.Stream, uid, 0), (routed.State, routed.Route, routed.StreamUid, routed.Tries));
        Assert.Equal("The recipe asks for Cloudflare Stream.", routed.RouteReasons[0]);
        Assert.Equal((JobState.Routed, 39, 0), (halfway.State, halfway.Progress?.Percent, halfway.Tries));
        Assert.Null(halfway.LeaseToken);
        Assert.Equal((JobState.Succeeded, Route.Stream, 1), (row.State, row.Route, row.Tries));
        var manifest = (await bench.ManifestAsync(row))!;
        Assert.Null(manifest.Ffmpeg);
        Assert.All(manifest.Outputs, output => Assert.Equal((null, null, null), (output.Key, output.Bytes, output.Sha256)));
        Assert.Equal(
            [
                $"hls hls application/vnd.apple.mpegurl {stream.Address}{uid}/manifest/video.m3u8",
                $"still thumbnail image/jpeg {stream.Address}{uid}/thumbnails/thumbnail.jpg?time=1s&width={manifest.Outputs[1].Width}&height={manifest.Outputs[1].Height}&fit=scale",
                $"film transcode video/mp4 {stream.Address}{uid}/downloads/default.mp4",
            ],
            manifest.Outputs.Select(output => $"{output.Name} {output.Kind} {output.ContentType} {output.Url}"));
        Assert.Equal((1, 320), (manifest.Outputs[1].At, manifest.Outputs[1].Width));
        Assert.NotNull(manifest.Outputs[0].Duration);
        var cost = JsonNode.Parse(row.ReceiptJson!)!["cost"]!;
        Assert.True((decimal)cost["parts"]!["stream"]! > 0);
        using var http = new HttpClient();
        foreach (var output in manifest.Outputs)
            Assert.True((await http.GetAsync(output.Url)).IsSuccessStatusCode, output.Url);
    }

    [Fact]
    public async Task Here_and_at_Stream_the_names_and_kinds_are_the_same()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FinishAsync(uid);
        var there = (await bench.ManifestAsync(await bench.FinishAsync(jobId)))!;
        await using var other = await NewBenchAsync("here");
        var otherId = (await other.IntakeAsync(await other.UploadAsync(Clips.Short))).JobId!;
        var here = (await other.ManifestAsync(await other.FinishAsync(otherId)))!;

        Assert.Equal(Facts(here), Facts(there));

        static IEnumerable<string> Facts(Manifest manifest) => manifest.Outputs
            .Select(output => $"{output.Name} {output.Kind} {output.ContentType} {output.Width}x{output.Height} {output.At}").Order();
    }

    [Fact]
    public async Task A_webhook_that_comes_twice_makes_one_manifest()
    {
        await using var bench = await NewBenchAsync();
        stream.Tellings = 2;
        var (jobId, uid) = await SendAsync(bench);
        await stream.FinishAsync(uid);

        var row = await bench.FinishAsync(jobId);
        while (await bench.TakeMessageAsync())
        {
        }

        Assert.Equal([200, 200], stream.Told);
        await AssertDoneOnceAsync(bench, await RowAsync(bench, jobId));
        Assert.Equal(row.ManifestJson, (await RowAsync(bench, jobId)).ManifestJson);
    }

    [Fact]
    public async Task A_webhook_that_comes_after_the_end_changes_nothing()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FinishAsync(uid);
        var row = await bench.FinishAsync(jobId);
        while (await bench.TakeMessageAsync())
        {
        }

        await stream.FinishAsync(uid);

        Assert.Equal(200, stream.Told.Last());
        Assert.False(await bench.TakeMessageAsync());
        Assert.Equal(row.ETag, (await RowAsync(bench, jobId)).ETag);
    }

    [Fact]
    public async Task A_forged_webhook_is_refused_and_nothing_happens()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.MoveAsync(uid, "ready", 100);
        var before = await RowAsync(bench, jobId);

        Assert.Equal(401, await stream.ForgeAsync(uid, "another secret", DateTimeOffset.UtcNow));
        Assert.Equal(401, await stream.ForgeAsync(uid, StreamHook.Secret, DateTimeOffset.UtcNow.AddMinutes(-6)));

        Assert.False(await bench.TakeMessageAsync());
        Assert.Equal(before.ETag, (await RowAsync(bench, jobId)).ETag);
    }

    [Fact]
    public async Task A_webhook_that_says_ready_of_a_video_that_is_not_is_one_look_more()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.ForgeAsync(uid, StreamHook.Secret, DateTimeOffset.UtcNow); // well signed, and too early

        Assert.True(await bench.TakeMessageAsync());

        Assert.Equal(JobState.Routed, (await RowAsync(bench, jobId)).State);
    }

    [Fact]
    public async Task A_webhook_that_never_comes_the_sweep_does_not_wait_for()
    {
        await using var bench = await NewBenchAsync();
        stream.Tellings = 0;
        var (jobId, uid) = await SendAsync(bench);
        await stream.FinishAsync(uid);

        var row = await FinishAsync(bench, jobId);

        Assert.Empty(stream.Told);
        await AssertDoneOnceAsync(bench, row);
    }

    [Fact]
    public async Task Ready_with_some_qualities_missing_is_not_the_end()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FinishAsync(uid, percent: 39);
        Assert.True(await bench.TakeMessageAsync());
        var early = await RowAsync(bench, jobId);
        await stream.MoveAsync(uid, "ready", 100); // of which nobody tells

        var row = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Routed, 39), (early.State, early.Progress?.Percent));
        await AssertDoneOnceAsync(bench, row);
    }

    [Theory]
    [InlineData("ERR_NON_VIDEO", FailureCode.NotMedia)]
    [InlineData("ERR_MALFORMED_VIDEO", FailureCode.Corrupt)]
    [InlineData("ERR_DURATION_TOO_SHORT", FailureCode.NoOutput)]
    public async Task A_video_that_Stream_cannot_make_is_a_failure_and_is_deleted(string reason, FailureCode code)
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FailAsync(uid, reason);

        var row = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Failed, code), (row.State, row.Failure!.Code));
        Assert.Empty(stream.Videos);
        Assert.Null(await bench.ManifestAsync(row));
    }

    [Fact]
    public async Task A_video_that_failed_for_no_reason_is_made_anew_and_a_try_is_counted()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FailAsync(uid, "ERR_UNKNOWN");
        stream.FinishesAtOnce = true;

        var row = await FinishAsync(bench, jobId);

        Assert.Equal(2, row.Tries);
        Assert.NotEqual(uid, row.StreamUid);
        await AssertDoneOnceAsync(bench, row);
    }

    [Fact]
    public async Task A_source_that_Stream_cannot_fetch_is_made_elsewhere()
    {
        await using var bench = await NewBenchAsync();
        stream.NeedsHead = true;
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

        var row = await FinishAsync(bench, jobId);

        Assert.Equal((JobState.Succeeded, Route.Here), (row.State, row.Route));
        Assert.Contains("Cloudflare Stream could not fetch the upload before.", row.RouteReasons);
        Assert.Empty(stream.Videos);
        Assert.All((await bench.ManifestAsync(row))!.Outputs, output => Assert.NotNull(output.Sha256));
    }

    [Fact]
    public async Task Too_many_calls_cost_a_moment()
    {
        await using var bench = await NewBenchAsync();
        (stream.RefuseNext, stream.RetryAfter) = (2, 1);
        var (jobId, uid) = await SendAsync(bench);
        stream.RefuseNext = 1;
        await stream.FinishAsync(uid);

        await AssertDoneOnceAsync(bench, await bench.FinishAsync(jobId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_Stream_that_is_full_or_away_does_not_take_is_made_here(bool full)
    {
        await using var bench = await NewBenchAsync("auto");
        (stream.IsFull, stream.IsDown) = (full, !full);
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

        var row = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Succeeded, Route.Here), (row.State, row.Route));
        Assert.Contains(row.RouteReasons, reason => reason.StartsWith("Cloudflare Stream", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_it_is_cheapest_a_job_goes_to_Stream_by_itself()
    {
        await using var bench = await NewBenchAsync("auto");

        var (jobId, uid) = await SendAsync(bench);
        await stream.FinishAsync(uid);

        await AssertDoneOnceAsync(bench, await bench.FinishAsync(jobId));
    }

    [Fact]
    public async Task Who_asks_for_Stream_by_name_waits_until_it_is_back()
    {
        await using var bench = await NewBenchAsync();
        stream.IsDown = true;
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        Assert.True(await bench.TakeMessageAsync());
        var waiting = await RowAsync(bench, jobId);
        (stream.IsDown, stream.FinishesAtOnce) = (false, true);

        var row = await FinishAsync(bench, jobId);

        Assert.Equal((JobState.Queued, FailureCode.StorageUnavailable), (waiting.State, waiting.Failure!.Code));
        await AssertDoneOnceAsync(bench, row);
    }

    [Fact]
    public async Task A_Stream_that_does_not_answer_costs_no_job_that_is_there()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FinishAsync(uid);
        stream.IsDown = true;
        await LookAsync(bench, await RowAsync(bench, jobId));
        var waiting = await RowAsync(bench, jobId);
        stream.IsDown = false;

        Assert.Equal((JobState.Routed, 0), (waiting.State, waiting.Tries));
        await AssertDoneOnceAsync(bench, await FinishAsync(bench, jobId));
    }

    [Fact]
    public async Task A_video_that_takes_too_long_has_failed()
    {
        await using var bench = await NewBenchAsync(more: ("Stream:Patience", "00:00:00.5"));
        var (jobId, _) = await SendAsync(bench);

        var row = await FinishAsync(bench, jobId);

        Assert.Equal((JobState.Failed, FailureCode.TimedOut), (row.State, row.Failure!.Code));
        Assert.Empty(stream.Videos);
    }

    [Theory]
    [MemberData(nameof(WayThere))]
    public async Task A_worker_killed_on_the_way_to_Stream_leaves_one_video_and_one_manifest(CrashPoint point)
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await Bench.DieAsync(Settings("stream"), point, "work");
        stream.FinishesAtOnce = true;
        await stream.FinishAsync();

        var row = await FinishAsync(bench, jobId);

        await AssertDoneOnceAsync(bench, row);
        Assert.Single(stream.Calls, "POST /copy");
    }

    [Theory]
    [MemberData(nameof(WayBack))]
    public async Task A_worker_killed_on_the_way_back_from_Stream_leaves_one_video_and_one_manifest(CrashPoint point)
    {
        await using var bench = await NewBenchAsync();
        if (point != CrashPoint.StreamWaited)
            stream.DownloadPolls = 0;
        var (jobId, uid) = await SendAsync(bench);
        await stream.FinishAsync(uid);
        await Bench.DieAsync(Settings("stream"), point, "work");

        var row = await FinishAsync(bench, jobId);

        await AssertDoneOnceAsync(bench, row);
        Assert.Single(stream.Calls, "POST /copy");
    }

    [Fact]
    public async Task A_worker_killed_after_it_gave_a_video_up_costs_a_try()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FailAsync(uid, "ERR_UNKNOWN");
        await Bench.DieAsync(Settings("stream"), CrashPoint.StreamReset, "work");
        stream.FinishesAtOnce = true;

        await AssertDoneOnceAsync(bench, await FinishAsync(bench, jobId));
    }

    [Fact]
    public async Task A_worker_killed_after_it_deleted_the_video_of_a_failed_job_leaves_it_failed()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FailAsync(uid, "ERR_NON_VIDEO");
        await Bench.DieAsync(Settings("stream"), CrashPoint.StreamVideoDeleted, "work");

        Assert.Equal(JobState.Failed, (await RowAsync(bench, jobId)).State);
        Assert.Empty(stream.Videos);
    }

    [Fact]
    public async Task The_video_of_a_job_whose_worker_died_before_its_failure_was_cleaned_up_is_swept()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FailAsync(uid, "ERR_NON_VIDEO");
        await Bench.DieAsync(Settings("stream"), CrashPoint.RunDeleted, "work");
        Assert.Single(stream.Videos);

        await SweepVideosAsync(bench);

        Assert.Equal(JobState.Failed, (await RowAsync(bench, jobId)).State);
        Assert.Empty(stream.Videos);
    }

    [Fact]
    public async Task A_cancelled_jobs_video_is_gone_and_a_retry_makes_another()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, _) = await SendAsync(bench);

        var cancelled = await bench.Get<JobCommands>().CancelAsync(jobId, default);

        Assert.Equal(JobState.Cancelled, cancelled.Value?.State);
        Assert.Empty(stream.Videos);
        stream.FinishesAtOnce = true;
        Assert.Null((await bench.Get<JobCommands>().RetryAsync(jobId, default)).Error);
        await AssertDoneOnceAsync(bench, await FinishAsync(bench, jobId));
    }

    [Fact]
    public async Task A_deleted_assets_video_is_gone_also_where_Stream_was_away()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FinishAsync(uid);
        await bench.FinishAsync(jobId);
        var (otherId, otherUid) = await SendAsync(bench, Clips.Other);
        await stream.FinishAsync(otherUid);
        await bench.FinishAsync(otherId);

        await bench.Get<AssetDeleter>().DeleteAsync(jobId[..32], owner: null, default);
        var left = stream.Videos.Select(video => video.Uid);
        stream.IsDown = true;
        await bench.Get<AssetDeleter>().DeleteAsync(otherId[..32], owner: null, default);
        stream.IsDown = false;
        await SweepVideosAsync(bench);

        Assert.Equal([otherUid], left);
        Assert.Empty(stream.Videos);
    }

    [Fact]
    public async Task Who_dies_after_the_deletion_of_the_videos_leaves_what_the_next_one_deletes()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, _) = await SendAsync(bench);

        await Bench.DieAsync(Settings("stream"), CrashPoint.VideosDeleted, "delete", jobId[..32]);
        Assert.Equal(DeletionOutcome.Deleted, await bench.Get<AssetDeleter>().DeleteAsync(jobId[..32], owner: null, default));

        Assert.Empty(stream.Videos);
        Assert.Null(await bench.Get<JobStore>().GetAsync(jobId, default));
    }

    [Fact]
    public async Task A_source_that_was_replaced_meanwhile_supersedes_the_job_and_its_video_is_gone()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FinishAsync(uid);
        await bench.PutAsync(Clips.Other, (await RowAsync(bench, jobId)).Job.Key);

        var row = await FinishAsync(bench, jobId);

        Assert.Equal(JobState.Superseded, row.State);
        Assert.Empty(stream.Videos);
    }

    [Fact]
    public async Task The_sweep_deletes_what_no_job_of_ours_names_and_nothing_of_anybody_else()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await stream.FinishAsync(uid);
        await bench.FinishAsync(jobId);
        var mine = stream.Videos[0].Meta["home"].GetString()!;
        var old = DateTimeOffset.UtcNow.AddDays(-2);
        var somebodys = stream.Add(jobId, created: old);
        var elsewhere = stream.Add(jobId, new Dictionary<string, string> { ["home"] = "another.example/uploads" }, old);
        stream.Add(jobId, new Dictionary<string, string> { ["home"] = mine }, old); // paid for twice
        stream.Add(new string('0', 32) + "-000000000000", new Dictionary<string, string> { ["home"] = mine }, old); // of a deleted asset

        await SweepVideosAsync(bench);

        Assert.Equal([uid, somebodys.Uid, elsewhere.Uid], stream.Videos.Select(video => video.Uid).OrderBy(other => other != uid).ThenBy(other => other != somebodys.Uid));
    }

    private async Task<Bench> NewBenchAsync(string route = "stream", (string Name, string Value)? more = null)
    {
        var settings = Settings(route);
        if (more is { } setting)
            settings[setting.Name] = setting.Value;
        var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        await ForgetOthersAsync(bench);
        if (hook is not null)
            await hook.DisposeAsync();
        hook = await StreamHook.StartAsync(bench);
        stream.Register(hook.Url, StreamHook.Secret);
        return bench;
    }

    private Dictionary<string, string?> Settings(string route)
    {
        var settings = fixture.Settings();
        foreach (var (name, value) in stream.Settings)
            settings[name] = value;
        settings["Stream:WebhookSecret"] = StreamHook.Secret;
        settings["Recipes:Book"] = $$"""{"recipes":{"default":{"route":"{{route}}","outputs":{ {{Outputs}} } } } }""";
        settings["Limits:SweepGrace"] = "00:00:00.2";
        settings["Limits:RequeueAfter"] = "00:00:01";
        // So that it is cheapest for the shortest clip, too.
        if (route == "auto")
            settings["Prices:List"] = File.ReadAllText(Repository.File("src", "Processing", "Delivery", "Prices", "prices.json"))
                .Replace("""{ "sd": 0.005, "hd": 0.005, "uhd": 0.005 }""", """{ "sd": 0, "hd": 0, "uhd": 0 }""", StringComparison.Ordinal);
        return settings;
    }

    /// <summary>What other tests left at a Stream that is gone would be made anew at this one.</summary>
    private static async Task ForgetOthersAsync(Bench bench)
    {
        foreach (var state in new[] { JobState.Routed, JobState.Queued })
        {
            var page = await bench.Get<JobLister>().ListAsync(new JobFilter { State = state }, 100, null, default);
            foreach (var row in page.Jobs)
                await bench.Get<JobCommands>().CancelAsync(row.Job.JobId, default);
        }
    }

    /// <summary>Uploads, and takes the message: the job is at Stream.</summary>
    private static async Task<(string JobId, string Uid)> SendAsync(Bench bench, string? clip = null)
    {
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(clip ?? Clips.Short))).JobId!;
        Assert.True(await bench.TakeMessageAsync());
        var row = await RowAsync(bench, jobId);
        Assert.True(row.StreamUid is not null, $"{row.State} {row.Route} {row.Failure?.Message} {string.Join(' ', row.RouteReasons)}");
        return (jobId, row.StreamUid);
    }

    /// <summary>Lets a worker look at it.</summary>
    private static Task LookAsync(Bench bench, JobRow row) => bench.Get<JobProcessor>().ProcessAsync(JobQueue.Write(row.Job), default);

    private static async Task<JobRow> RowAsync(Bench bench, string jobId) => (await bench.Get<JobStore>().GetAsync(jobId, default))!;

    /// <summary>As the host does, with its timer.</summary>
    private static async Task<JobRow> FinishAsync(Bench bench, string jobId)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await bench.TakeMessageAsync();
            var row = await RowAsync(bench, jobId);
            if (row.State.IsFinal())
                return row;
            if (waited.Elapsed > TimeSpan.FromSeconds(60))
                throw new TimeoutException($"Job {jobId} is {row.State} at {row.Route}: {row.Failure?.Message}");
            await Task.Delay(100);
            foreach (var sweep in bench.Get<IEnumerable<ISweep>>().Where(sweep => sweep is StuckJobSweep or StreamSweep))
                await sweep.SweepAsync(default);
        }
    }

    private static async Task SweepVideosAsync(Bench bench)
    {
        await Task.Delay(300); // longer than the sweep's grace
        await bench.Get<IEnumerable<ISweep>>().OfType<OrphanVideoSweep>().Single().SweepAsync(default);
    }

    private async Task AssertDoneOnceAsync(Bench bench, JobRow row)
    {
        Assert.Equal((JobState.Succeeded, Route.Stream), (row.State, row.Route));
        Assert.Equal([row.StreamUid], stream.Videos.Where(video => video.Creator == row.Job.JobId).Select(video => video.Uid));
        Assert.Single(await bench.KeysAsync(row.Job.AssetId), key => key.EndsWith($"/{row.Job.Version}/manifest.json", StringComparison.Ordinal));
        Assert.Equal(["hls", "still", "film"], (await bench.ManifestAsync(row))!.Outputs.Select(output => output.Name));
    }
}
