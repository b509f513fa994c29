using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Deleting;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>A video that a manifest names is public: no sweep deletes it, whatever became of its job's row.</summary>
[Collection(FaultCollection.Name)]
public sealed class StreamKeptSpecs(FaultFixture fixture) : StreamTests(fixture)
{
    private readonly FaultFixture parts = fixture;

    [Fact]
    public async Task A_video_that_a_manifest_names_outlives_the_loss_of_its_row()
    {
        await using var bench = await NewBenchAsync();
        var made = await MakeAsync(bench);
        Assert.True(await bench.Get<JobStore>().DeleteAsync(made, default));
        var home = Stream.Videos[0].Meta["home"].GetString()!;
        Stream.Add(made.Job.JobId, new Dictionary<string, string> { ["home"] = home, ["recipe"] = "default" }, DateTimeOffset.UtcNow.AddDays(-2));

        await SweepVideosAsync(bench);

        Assert.NotNull(await bench.ManifestAsync(made));
        Assert.Equal([made.StreamUid], Stream.Videos.Select(video => video.Uid));
    }

    [Fact]
    public async Task A_row_that_came_back_from_its_manifest_keeps_its_video_until_the_asset_is_deleted()
    {
        await using var bench = await NewBenchAsync();
        var made = await MakeAsync(bench);
        Assert.True(await bench.Get<JobStore>().DeleteAsync(made, default));
        await bench.Get<JobQueue>().SendAsync(made.Job with { DeliveryId = Ids.NewToken() }, TimeSpan.Zero, null, default);
        var back = await bench.FinishAsync(made.Job.JobId);

        await SweepVideosAsync(bench);

        Assert.Equal((JobState.Succeeded, Route.Stream, made.StreamUid), (back.State, back.Route, back.StreamUid));
        Assert.Single(Stream.Videos);
        Assert.Equal(DeletionOutcome.Deleted, await bench.Get<AssetDeleter>().DeleteAsync(back.Job.AssetId, owner: null, default));
        Assert.Empty(Stream.Videos);
    }

    [Fact]
    public async Task A_job_that_was_buried_after_its_commit_keeps_its_video_before_and_after_it_is_brought_back()
    {
        await using var bench = await NewBenchAsync(more: ("Limits:MaxTries", "1"));
        Stream.DownloadPolls = 0;
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);
        var settings = Settings("stream");
        settings["Limits:MaxTries"] = "1";
        await Bench.DieAsync(settings, CrashPoint.ManifestPut, "work");
        var buried = await FinishAsync(bench, jobId);
        await SweepVideosAsync(bench);
        Assert.Single(Stream.Videos);
        Assert.Null((await bench.Get<JobCommands>().RetryAsync(jobId, default)).Error);
        // On a busy machine one try may not be enough.
        await using var patient = new Bench(parts, Settings("stream"));
        var row = await FinishAsync(patient, jobId);

        await SweepVideosAsync(bench);

        Assert.Equal((JobState.Failed, JobState.Succeeded), (buried.State, row.State));
        Assert.NotNull(await bench.ManifestAsync(row));
        Assert.Equal([row.StreamUid], Stream.Videos.Select(video => video.Uid));
    }

    private async Task<JobRow> MakeAsync(Bench bench)
    {
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);
        var made = await bench.FinishAsync(jobId);
        Assert.Equal(JobState.Succeeded, made.State);
        return await RowAsync(bench, jobId);
    }
}
