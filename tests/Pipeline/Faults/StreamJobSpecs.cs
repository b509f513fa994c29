using System.Text.Json.Nodes;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>design: Routing. What becomes of a job at Stream, whatever its webhooks do.</summary>
[Collection(FaultCollection.Name)]
public sealed class StreamJobSpecs(FaultFixture fixture) : StreamTests(fixture)
{
    [Fact]
    public async Task A_job_at_Stream_ends_with_the_outputs_that_it_asks_for_at_Streams_addresses()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        var routed = await RowAsync(bench, jobId);
        await Stream.MoveAsync(uid, "inprogress", 39);
        await LookAsync(bench, routed);
        var halfway = await RowAsync(bench, jobId);
        await Stream.FinishAsync(uid);

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
                $"hls hls application/vnd.apple.mpegurl {Stream.Address}{uid}/manifest/video.m3u8",
                $"still thumbnail image/jpeg {Stream.Address}{uid}/thumbnails/thumbnail.jpg?time=1s&width={manifest.Outputs[1].Width}&height={manifest.Outputs[1].Height}&fit=scale",
                $"film transcode video/mp4 {Stream.Address}{uid}/downloads/default.mp4",
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
        await Stream.FinishAsync(uid);
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
        Stream.Tellings = 2;
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);

        var row = await bench.FinishAsync(jobId);
        while (await bench.TakeMessageAsync())
        {
        }

        Assert.Equal([200, 200], Stream.Told);
        await AssertDoneOnceAsync(bench, await RowAsync(bench, jobId));
        Assert.Equal(row.ManifestJson, (await RowAsync(bench, jobId)).ManifestJson);
    }

    [Fact]
    public async Task A_webhook_that_comes_after_the_end_changes_nothing()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);
        var row = await bench.FinishAsync(jobId);
        while (await bench.TakeMessageAsync())
        {
        }

        await Stream.FinishAsync(uid);

        Assert.Equal(200, Stream.Told.Last());
        Assert.False(await bench.TakeMessageAsync());
        Assert.Equal(row.ETag, (await RowAsync(bench, jobId)).ETag);
    }

    [Fact]
    public async Task A_forged_webhook_is_refused_and_nothing_happens()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.MoveAsync(uid, "ready", 100);
        var before = await RowAsync(bench, jobId);

        Assert.Equal(401, await Stream.ForgeAsync(uid, "another secret", DateTimeOffset.UtcNow));
        Assert.Equal(401, await Stream.ForgeAsync(uid, StreamHook.Secret, DateTimeOffset.UtcNow.AddMinutes(-6)));

        Assert.False(await bench.TakeMessageAsync());
        Assert.Equal(before.ETag, (await RowAsync(bench, jobId)).ETag);
    }

    [Fact]
    public async Task A_webhook_that_says_ready_of_a_video_that_is_not_is_one_look_more()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.ForgeAsync(uid, StreamHook.Secret, DateTimeOffset.UtcNow); // well signed, and too early

        Assert.True(await bench.TakeMessageAsync());

        Assert.Equal(JobState.Routed, (await RowAsync(bench, jobId)).State);
    }

    [Fact]
    public async Task A_webhook_that_never_comes_the_sweep_does_not_wait_for()
    {
        await using var bench = await NewBenchAsync();
        Stream.Tellings = 0;
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);

        var row = await FinishAsync(bench, jobId);

        Assert.Empty(Stream.Told);
        await AssertDoneOnceAsync(bench, row);
    }

    [Fact]
    public async Task Ready_with_some_qualities_missing_is_not_the_end()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid, percent: 39);
        Assert.True(await bench.TakeMessageAsync());
        var early = await RowAsync(bench, jobId);
        await Stream.MoveAsync(uid, "ready", 100); // of which nobody tells

        var row = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Routed, 39), (early.State, early.Progress?.Percent));
        await AssertDoneOnceAsync(bench, row);
    }

    [Fact]
    public async Task Where_it_is_cheapest_a_job_goes_to_Stream_by_itself()
    {
        await using var bench = await NewBenchAsync("auto");

        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);

        await AssertDoneOnceAsync(bench, await bench.FinishAsync(jobId));
    }

    [Fact]
    public async Task A_webhook_that_comes_while_somebody_looks_is_not_swallowed_by_his_lease()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        var sent = await RowAsync(bench, jobId);
        var look = await bench.Get<JobClaims>().ClaimAsync(
            sent.Job with { DeliveryId = Ids.NewToken() }, (_, _) => ValueTask.FromResult(""), sent.FFmpegBuild!, default);

        await Stream.FinishAsync(uid);

        Assert.Equal(ClaimKind.Owned, look.Kind);
        Assert.False(await bench.TakeMessageAsync()); // it is not due
        var queue = await bench.Get<AzureStorage>().QueueAsync(JobQueue.Name);
        Assert.Equal(1, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_webhook_that_comes_often_makes_one_chain_of_looks()
    {
        await using var bench = await NewBenchAsync();
        Stream.Tellings = 3;
        var (_, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid, percent: 39);
        while (await bench.TakeMessageAsync())
        {
        }

        var queue = await bench.Get<AzureStorage>().QueueAsync(JobQueue.Name);
        Assert.Equal(1, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }
}
