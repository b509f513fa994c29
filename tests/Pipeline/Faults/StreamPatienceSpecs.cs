using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>How long a job waits for Stream: counted from when Stream got it, whatever was before.</summary>
[Collection(FaultCollection.Name)]
public sealed class StreamPatienceSpecs(FaultFixture fixture) : StreamTests(fixture)
{
    private static readonly TimeSpan PastPatience = TimeSpan.FromHours(13);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_video_that_takes_too_long_has_failed_also_where_Stream_no_longer_answers(bool away)
    {
        await using var bench = await NewBenchAsync();
        var (jobId, _) = await SendAsync(bench);
        await using var later = Beside(Settings("stream"), PastPatience);
        Stream.IsDown = away;

        await LookAsync(later, await RowAsync(bench, jobId));

        var row = await RowAsync(bench, jobId);
        Assert.Equal((JobState.Failed, FailureCode.TimedOut), (row.State, row.Failure!.Code));
        Assert.Equal(away ? 1 : 0, Stream.Videos.Count);
    }

    [Fact]
    public async Task A_video_that_takes_too_long_and_that_nobody_asked_Stream_for_is_made_here()
    {
        await using var bench = await NewBenchAsync("auto");
        var (jobId, _) = await SendAsync(bench);
        await using var later = Beside(Settings("auto"), PastPatience);

        await Assert.ThrowsAsync<VideoLostException>(async () => await LookAsync(later, await RowAsync(bench, jobId)));
        var row = await FinishAsync(bench, jobId);

        Assert.Equal((JobState.Succeeded, Route.Here), (row.State, row.Route));
        Assert.Contains("Cloudflare Stream was not done in time before.", row.RouteReasons);
        Assert.Empty(Stream.Videos);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_that_is_brought_back_has_all_the_time_again_also_with_the_video_of_before(bool left)
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        Stream.IsDown = left;
        await bench.Get<JobCommands>().CancelAsync(jobId, default);
        Stream.IsDown = false;
        await using var later = Beside(Settings("stream"), PastPatience);
        Assert.Null((await later.Get<JobCommands>().RetryAsync(jobId, default)).Error);
        Assert.True(await later.TakeMessageAsync());
        var sent = await RowAsync(bench, jobId);

        await LookAsync(later, sent);
        Stream.IsDown = true;
        await LookAsync(later, sent);

        var row = await RowAsync(bench, jobId);
        Assert.Equal(left, sent.StreamUid == uid);
        Assert.Equal((JobState.Routed, null), (row.State, row.Failure?.Message));
    }
}
