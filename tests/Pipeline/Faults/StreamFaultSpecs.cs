using MediaFunctions.Processing;
using MediaFunctions.Processing.Ledger;

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

    [Fact]
    public async Task A_video_that_takes_too_long_has_failed()
    {
        await using var bench = await NewBenchAsync(more: ("Stream:Patience", "00:00:00.5"));
        var (jobId, _) = await SendAsync(bench);

        var row = await FinishAsync(bench, jobId);

        Assert.Equal((JobState.Failed, FailureCode.TimedOut), (row.State, row.Failure!.Code));
        Assert.Empty(Stream.Videos);
    }
}
