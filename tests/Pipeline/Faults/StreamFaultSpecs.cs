using MediaFunctions.Processing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>What Stream cannot make, or does not take, or does not answer.</summary>
[Collection(FaultCollection.Name)]
public sealed class StreamFaultSpecs(FaultFixture fixture) : StreamTests(fixture)
{
    [Theory]
    [InlineData("ERR_NON_VIDEO", FailureCode.NotMedia)]
    [InlineData("ERR_MALFORMED_VIDEO", FailureCode.Corrupt)]
    [InlineData("ERR_DURATION_TOO_SHORT", FailureCode.NoOutput)]
    public async Task A_video_that_Stream_cannot_make_is_a_failure_and_is_deleted(string reason, FailureCode code)
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FailAsync(uid, reason);

        var row = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Failed, code), (row.State, row.Failure!.Code));
        Assert.Empty(Stream.Videos);
        Assert.Null(await bench.ManifestAsync(row));
    }

    [Fact]
    public async Task A_video_that_failed_for_no_reason_is_made_anew_and_a_try_is_counted()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FailAsync(uid, "ERR_UNKNOWN");
        Stream.FinishesAtOnce = true;

        var row = await FinishAsync(bench, jobId);

        Assert.Equal(2, row.Tries);
        Assert.NotEqual(uid, row.StreamUid);
        await AssertDoneOnceAsync(bench, row);
    }

    [Fact]
    public async Task A_source_that_Stream_cannot_fetch_is_made_elsewhere()
    {
        await using var bench = await NewBenchAsync();
        Stream.NeedsHead = true;
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

        var row = await FinishAsync(bench, jobId);

        Assert.Equal((JobState.Succeeded, Route.Here), (row.State, row.Route));
        Assert.Contains("Cloudflare Stream could not fetch the upload before.", row.RouteReasons);
        Assert.Empty(Stream.Videos);
        Assert.All((await bench.ManifestAsync(row))!.Outputs, output => Assert.NotNull(output.Sha256));
    }

    [Fact]
    public async Task Too_many_calls_cost_a_moment()
    {
        await using var bench = await NewBenchAsync();
        (Stream.RefuseNext, Stream.RetryAfter) = (2, 1);
        var (jobId, uid) = await SendAsync(bench);
        Stream.RefuseNext = 1;
        await Stream.FinishAsync(uid);

        await AssertDoneOnceAsync(bench, await bench.FinishAsync(jobId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_Stream_that_is_full_or_away_does_not_take_is_made_here(bool full)
    {
        await using var bench = await NewBenchAsync("auto");
        (Stream.IsFull, Stream.IsDown) = (full, !full);
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

        var row = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Succeeded, Route.Here), (row.State, row.Route));
        Assert.Contains(row.RouteReasons, reason => reason.StartsWith("Cloudflare Stream", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_asks_for_Stream_by_name_waits_until_it_is_back()
    {
        await using var bench = await NewBenchAsync();
        Stream.IsDown = true;
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        Assert.True(await bench.TakeMessageAsync());
        var waiting = await RowAsync(bench, jobId);
        (Stream.IsDown, Stream.FinishesAtOnce) = (false, true);

        var row = await FinishAsync(bench, jobId);

        Assert.Equal((JobState.Queued, FailureCode.StorageUnavailable), (waiting.State, waiting.Failure!.Code));
        await AssertDoneOnceAsync(bench, row);
    }

    [Fact]
    public async Task A_Stream_that_does_not_answer_costs_no_job_that_is_there()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);
        Stream.IsDown = true;
        await LookAsync(bench, await RowAsync(bench, jobId));
        var waiting = await RowAsync(bench, jobId);
        Stream.IsDown = false;

        Assert.Equal((JobState.Routed, 0), (waiting.State, waiting.Tries));
        await AssertDoneOnceAsync(bench, await FinishAsync(bench, jobId));
    }

    [Theory]
    [InlineData("ERR_MALFORMED_VIDEO", "Cloudflare Stream found data in the upload that it could not decode.")]
    [InlineData("ERR_NON_VIDEO", "Cloudflare Stream took the upload for no video.")]
    [InlineData("ERR_DURATION_EXCEED_CONSTRAINT", "The upload is longer than Cloudflare Stream takes.")]
    [InlineData("ERR_UNKNOWN", "Cloudflare Stream could not make it before.")]
    public async Task What_Stream_cannot_make_and_nobody_asked_it_to_is_made_here(string reason, string why)
    {
        await using var bench = await NewBenchAsync("auto");
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FailAsync(uid, reason);

        var row = await FinishAsync(bench, jobId);

        Assert.Equal((JobState.Succeeded, Route.Here), (row.State, row.Route));
        Assert.Contains(why, row.RouteReasons);
        Assert.Empty(Stream.Videos);
    }

    [Fact]
    public async Task What_Stream_could_not_make_does_not_go_there_again_when_another_try_fails_otherwise()
    {
        await using var bench = await NewBenchAsync("auto");
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FailAsync(uid, "ERR_FETCH_ORIGIN_ERROR");
        Assert.True(await bench.TakeMessageAsync());
        var row = await RowAsync(bench, jobId);
        await bench.Get<JobStore>().ChangeAsync(
            row.Job.AssetId,
            row.Job.Version,
            newest => newest with { Failure = new Failure(FailureCode.StorageUnavailable, "R2 went away.", Retryable: true) },
            default);

        var made = await FinishAsync(bench, jobId);

        Assert.Equal((JobState.Succeeded, Route.Here), (made.State, made.Route));
        Assert.Single(Stream.Calls, "POST /copy");
    }

    [Fact]
    public async Task A_video_whose_MP4_cannot_be_made_is_made_here_unless_somebody_asked_for_Stream()
    {
        Stream.MakesNoFiles = true;
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);
        var asked = await bench.FinishAsync(jobId);
        await using var auto = await NewBenchAsync("auto");
        var (otherId, otherUid) = await SendAsync(auto, Clips.Other);
        await Stream.FinishAsync(otherUid);

        var row = await FinishAsync(auto, otherId);

        Assert.Equal((JobState.Failed, StreamErrors.NoFile), (asked.State, asked.Failure));
        Assert.Equal((JobState.Succeeded, Route.Here), (row.State, row.Route));
        Assert.Empty(Stream.Videos);
    }
}
