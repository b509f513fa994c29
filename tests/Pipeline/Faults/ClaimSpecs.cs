using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>design: Ids, Deliveries and leases: what a claim keeps and what it makes new.</summary>
[Collection(FaultCollection.Name)]
public sealed class ClaimSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task A_takeover_keeps_the_run_of_the_same_build_and_another_build_begins_a_new_one()
    {
        await using var bench = await NewBenchAsync();
        var row = await QueuedAsync(bench);

        var first = await ClaimAfterLeaseAsync(bench, row, "build one");
        var second = await ClaimAfterLeaseAsync(bench, row, "build one");
        var third = await ClaimAfterLeaseAsync(bench, row, "build two");

        Assert.Equal(first.RunId, second.RunId);
        Assert.NotEqual(second.RunId, third.RunId);
        Assert.Equal(3, third.Tries);
    }

    [Fact]
    public async Task Once_a_commit_has_begun_no_takeover_makes_the_job_cancellable_again()
    {
        await using var bench = await NewBenchAsync();
        var row = await QueuedAsync(bench);
        var first = await ClaimAfterLeaseAsync(bench, row, "build");
        await bench.Get<JobStore>().ChangeAsync(row.Job.AssetId, row.Job.Version, r => r with { Committing = true }, CancellationToken.None);

        var second = await ClaimAfterLeaseAsync(bench, row, "build");
        var refused = await bench.Get<JobCommands>().CancelAsync(row.Job.JobId, CancellationToken.None);

        Assert.NotEqual(first.LeaseToken, second.LeaseToken);
        Assert.Equal(RefusalCode.Conflict, refused.Error!.Code);
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_gives_the_job_back_and_no_try_is_counted()
    {
        await using var bench = await NewBenchAsync();
        var row = await QueuedAsync(bench);
        await fixture.Parts.S3StallAsync(stalled: true);
        using var stop = new CancellationTokenSource();
        try
        {
            var work = bench.Get<JobProcessor>().ProcessAsync(JobQueue.Write(row.Job), stop.Token);
            // It is at work when it renews its lease; the claim itself shows before its answer has come.
            DateTimeOffset? claimed = null;
            while (claimed is null || (await LeaseAsync(bench, row)) == claimed)
            {
                claimed ??= await LeaseAsync(bench, row);
                await Task.Delay(20);
            }
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        }
        finally
        {
            await fixture.Parts.S3StallAsync(stalled: false);
        }

        var back = (await bench.Get<JobStore>().GetAsync(row.Job.JobId, CancellationToken.None))!;
        Assert.Equal((JobState.Queued, 0, null), (back.State, back.Tries, back.LeaseToken));
        Assert.Equal(JobState.Succeeded, (await bench.FinishAsync(row.Job.JobId)).State);
    }

    private static async Task<DateTimeOffset?> LeaseAsync(Bench bench, JobRow row) =>
        (await bench.Get<JobStore>().GetAsync(row.Job.JobId, CancellationToken.None))!.LeaseUntil;

    [Fact]
    public async Task A_job_whose_recipe_is_no_longer_in_the_book_fails_at_once_and_a_retry_takes_it_when_it_is_back()
    {
        var settings = fixture.Settings();
        settings["Recipes:Book"] = """{"recipes":{"other":{"outputs":{"audio":{"kind":"audio"}}}}}""";
        await using var bench = await NewBenchAsync();
        await using var later = new Bench(fixture, settings);
        var request = new UploadRequest("clip.mp4", "video/mp4", new FileInfo(Clips.Short).Length, "default", null);
        var ticket = (await bench.Get<UploadService>().CreateAsync(request, Caller.Key("tests"), CancellationToken.None)).Value!;
        var notice = await bench.PutAsync(Clips.Short, ticket.Key);

        var failed = await later.FinishAsync((await later.IntakeAsync(notice)).JobId!);
        await bench.Get<JobCommands>().RetryAsync(failed.Job.JobId, CancellationToken.None);
        var ended = await bench.FinishAsync(failed.Job.JobId);

        Assert.Equal((JobState.Failed, FailureCode.NoSuchRecipe, 1), (failed.State, failed.Failure!.Code, failed.Tries));
        Assert.Equal(JobState.Succeeded, ended.State);
    }

    /// <summary>Waits until nobody's lease is alive, then claims.</summary>
    private static async Task<JobRow> ClaimAfterLeaseAsync(Bench bench, JobRow job, string build)
    {
        while ((await bench.Get<JobStore>().GetAsync(job.Job.JobId, CancellationToken.None))!.LeaseAlive(DateTimeOffset.UtcNow))
            await Task.Delay(50);
        var claim = await bench.Get<JobClaims>().ClaimAsync(
            job.Job with { DeliveryId = Ids.NewToken() }, (_, _) => ValueTask.FromResult(job.RecipeJson), build, CancellationToken.None);
        Assert.Equal(ClaimKind.Owned, claim.Kind);
        return claim.Row;
    }

    private static async Task<JobRow> QueuedAsync(Bench bench)
    {
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        return (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
    }

    private async Task<Bench> NewBenchAsync()
    {
        var bench = new Bench(fixture);
        await bench.DrainAsync();
        return bench;
    }
}
