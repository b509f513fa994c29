using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Deleting;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>No video is paid for that no job names.</summary>
[Collection(FaultCollection.Name)]
public sealed class StreamVideoSpecs(FaultFixture fixture) : StreamTests(fixture)
{
    [Fact]
    public async Task The_video_of_a_job_whose_worker_died_before_its_failure_was_cleaned_up_is_swept()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FailAsync(uid, "ERR_NON_VIDEO");
        await Bench.DieAsync(Settings("stream"), CrashPoint.RunDeleted, "work");
        Assert.Single(Stream.Videos);

        await SweepVideosAsync(bench);

        Assert.Equal(JobState.Failed, (await RowAsync(bench, jobId)).State);
        Assert.Empty(Stream.Videos);
    }

    [Fact]
    public async Task A_cancelled_jobs_video_is_gone_and_a_retry_makes_another()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, _) = await SendAsync(bench);

        var cancelled = await bench.Get<JobCommands>().CancelAsync(jobId, default);

        Assert.Equal(JobState.Cancelled, cancelled.Value?.State);
        Assert.Empty(Stream.Videos);
        Stream.FinishesAtOnce = true;
        Assert.Null((await bench.Get<JobCommands>().RetryAsync(jobId, default)).Error);
        await AssertDoneOnceAsync(bench, await FinishAsync(bench, jobId));
    }

    [Fact]
    public async Task A_deleted_assets_video_is_gone_also_where_Stream_was_away()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);
        await bench.FinishAsync(jobId);
        var (otherId, otherUid) = await SendAsync(bench, Clips.Other);
        await Stream.FinishAsync(otherUid);
        await bench.FinishAsync(otherId);

        await bench.Get<AssetDeleter>().DeleteAsync(jobId[..32], owner: null, default);
        var left = Stream.Videos.Select(video => video.Uid).ToList();
        Stream.IsDown = true;
        var outcome = await bench.Get<AssetDeleter>().DeleteAsync(otherId[..32], owner: null, default);
        Stream.IsDown = false;
        await using var later = Beside(Settings("stream"), TimeSpan.FromMinutes(1));
        await later.Get<IEnumerable<ISweep>>().OfType<DeletionSweep>().Single().SweepAsync(default);

        Assert.Equal([otherUid], left);
        Assert.Equal(DeletionOutcome.VideosStand, outcome);
        Assert.Empty(Stream.Videos);
        Assert.Null(await bench.Get<JobStore>().GetAsync(otherId, default));
    }

    [Fact]
    public async Task Who_dies_after_the_deletion_of_the_videos_leaves_what_the_next_one_deletes()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, _) = await SendAsync(bench);

        await Bench.DieAsync(Settings("stream"), CrashPoint.VideosDeleted, "delete", jobId[..32]);
        Assert.Equal(DeletionOutcome.Deleted, await bench.Get<AssetDeleter>().DeleteAsync(jobId[..32], owner: null, default));

        Assert.Empty(Stream.Videos);
        Assert.Null(await bench.Get<JobStore>().GetAsync(jobId, default));
    }

    [Fact]
    public async Task A_source_that_was_replaced_meanwhile_supersedes_the_job_and_its_video_is_gone()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);
        await bench.PutAsync(Clips.Other, (await RowAsync(bench, jobId)).Job.Key);

        var row = await FinishAsync(bench, jobId);

        Assert.Equal(JobState.Superseded, row.State);
        Assert.Empty(Stream.Videos);
    }

    [Fact]
    public async Task The_sweep_deletes_what_no_job_of_ours_names_and_nothing_of_anybody_else()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);
        await bench.FinishAsync(jobId);
        var mine = Stream.Videos[0].Meta["home"].GetString()!;
        var old = DateTimeOffset.UtcNow.AddDays(-2);
        var somebodys = Stream.Add(jobId, created: old);
        var elsewhere = Stream.Add(jobId, new Dictionary<string, string> { ["home"] = "another.example/uploads" }, old);
        Stream.Add(jobId, new Dictionary<string, string> { ["home"] = mine, ["recipe"] = "default" }, old); // paid for twice
        Stream.Add(new string('0', 32) + "-000000000000", new Dictionary<string, string> { ["home"] = mine, ["recipe"] = "default" }, old); // of a deleted asset

        await SweepVideosAsync(bench);

        Assert.Equal([uid, somebodys.Uid, elsewhere.Uid], Stream.Videos.Select(video => video.Uid).OrderBy(other => other != uid).ThenBy(other => other != somebodys.Uid));
    }

    [Fact]
    public async Task A_deletion_says_so_where_the_video_stands_still()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);
        await bench.FinishAsync(jobId);
        var off = Settings("stream");
        off["Stream:AccountId"] = off["Stream:ApiToken"] = off["Stream:WebhookSecret"] = null;
        await using var without = Beside(off);

        var first = await without.Get<AssetDeleter>().DeleteAsync(jobId[..32], owner: null, default);
        var left = Stream.Videos.Count;
        var second = await bench.Get<AssetDeleter>().DeleteAsync(jobId[..32], owner: null, default);

        Assert.Equal((DeletionOutcome.VideosStand, 1), (first, left));
        Assert.Equal((DeletionOutcome.Deleted, 0), (second, Stream.Videos.Count));
    }

    [Fact]
    public async Task A_video_that_cannot_be_deleted_does_not_keep_the_sweep_from_others()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);
        await bench.FinishAsync(jobId);
        var meta = new Dictionary<string, string> { ["home"] = Stream.Videos[0].Meta["home"].GetString()!, ["recipe"] = "default" };
        var old = DateTimeOffset.UtcNow.AddDays(-2);
        var stubborn = Stream.Add(jobId, meta, old);
        Stream.Undeletable = stubborn.Uid;
        Stream.Add(jobId, meta, old.AddSeconds(1));

        await SweepVideosAsync(bench);

        Assert.Equal([stubborn.Uid, uid], Stream.Videos.Select(video => video.Uid));
    }
}
