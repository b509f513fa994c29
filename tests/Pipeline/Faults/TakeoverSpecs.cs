using Amazon.S3.Model;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>design: Commit. A worker that loses the race has harmed nothing; both write into one run's folder.</summary>
[Collection(FaultCollection.Name)]
public sealed class TakeoverSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task A_worker_that_lost_its_lease_deletes_nothing_of_its_successor()
    {
        await using var bench = await NewBenchAsync();
        var late = await ClaimAsync(bench);
        await using var lease = new JobLease(late, bench.Get<JobStore>(), Sleepy, TimeProvider.System);
        await using var work = new JobWork(lease, TimeProvider.System);
        var output = await TakeOverAsync(bench, late);

        await Assert.ThrowsAsync<LeaseLostException>(() => bench.Get<JobFinisher>().EndAsync(
            work, JobEnd.Failed(new Failure(FailureCode.TimedOut, "It slept.")), CancellationToken.None));

        Assert.Contains(output, await bench.KeysAsync(late.Job.AssetId));
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_deletes_no_leftover_that_its_successor_may_have_published()
    {
        await using var bench = await NewBenchAsync();
        var late = await ClaimAsync(bench);
        await using var lease = new JobLease(late, bench.Get<JobStore>(), Sleepy, TimeProvider.System);
        await using var work = new JobWork(lease, TimeProvider.System);
        var output = await TakeOverAsync(bench, late);

        await Assert.ThrowsAsync<LeaseLostException>(() => bench.Get<RunStore>().DeleteAsync(
            work, [output[work.RunFolder.Length..]], CancellationToken.None));

        Assert.Contains(output, await bench.KeysAsync(late.Job.AssetId));
    }

    [Fact]
    public async Task Leftovers_are_deleted_several_at_once()
    {
        var two = new TaskCompletionSource();
        var begun = 0;
        await using var bench = await NewBenchAsync(WatchedS3.Of(async (request, send) =>
        {
            if (request is DeleteObjectRequest && Interlocked.Increment(ref begun) == 2)
                two.SetResult();
            if (request is DeleteObjectRequest)
                await two.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await send();
        }));
        await using var lease = new JobLease(await ClaimAsync(bench), bench.Get<JobStore>(), bench.Get<LeaseSettings>(), TimeProvider.System);
        await using var work = new JobWork(lease, TimeProvider.System);
        var names = Enumerable.Range(0, 100).Select(number => $"hls/240p{number}.m4s").ToList();
        foreach (var name in names)
            await bench.Media.PutAsync(
                work.RunFolder + name, new ObjectContent("video/mp4", "private", new byte[] { 1 }), PutCondition.None, CancellationToken.None);

        await bench.Get<RunStore>().DeleteAsync(work, names, CancellationToken.None);

        Assert.Empty(await bench.KeysAsync(work.Job.AssetId));
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_in_the_commit_does_not_move_the_pointer()
    {
        await using var bench = await NewBenchAsync();
        var late = await ClaimAsync(bench);
        await using var lease = new JobLease(late, bench.Get<JobStore>(), Sleepy, TimeProvider.System);
        await using var work = new JobWork(lease, TimeProvider.System) { Manifest = ManifestOf(late) };
        await TakeOverAsync(bench, late);

        await Assert.ThrowsAsync<LeaseLostException>(() => bench.Get<JobFinisher>().SucceedAsync(work, CancellationToken.None));

        Assert.Null(await bench.Get<ManifestStore>().CurrentAsync(late.Job.AssetId, late.Job.Recipe, CancellationToken.None));
    }

    [Fact]
    public async Task A_message_that_was_given_up_deletes_nothing_of_a_worker_that_has_the_job_by_now()
    {
        await using var bench = await NewBenchAsync();
        var seen = await ClaimAsync(bench);
        var output = await TakeOverAsync(bench, seen);

        await bench.Get<DeadLetters>().BuryAsync(seen, DeadLetters.GivenUp(seen), CancellationToken.None);

        Assert.Contains(output, await bench.KeysAsync(seen.Job.AssetId));
        Assert.Equal(JobState.Processing, (await bench.Get<JobStore>().GetAsync(seen.Job.JobId, CancellationToken.None))!.State);
        Assert.Null(await bench.Get<DeadLetterStore>().GetAsync(seen.Job.JobId, CancellationToken.None));
    }

    [Fact]
    public async Task A_job_that_is_given_up_after_its_commit_keeps_what_its_manifest_names()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var done = await bench.FinishAsync(jobId);
        var committed = await bench.KeysAsync(done.Job.AssetId);

        // Its manifest stands, and its row could not be written, try after try.
        var stuck = await bench.Get<JobStore>().ChangeAsync(
            done.Job.AssetId, done.Job.Version, row => row with { State = JobState.Queued, Tries = 5 }, CancellationToken.None);
        await bench.Get<DeadLetters>().BuryAsync(stuck!, DeadLetters.GivenUp(stuck!), CancellationToken.None);

        Assert.Equal(committed.Order(), (await bench.KeysAsync(done.Job.AssetId)).Order());
    }

    [Fact]
    public async Task A_heart_that_storage_refuses_beats_on_until_the_lease_is_over_and_stops_the_worker()
    {
        await using var bench = await NewBenchAsync();
        var claimed = await ClaimAsync(bench);
        var settings = fixture.Settings();
        // Refused, not away: a wrong key, or an identity whose token ran out.
        settings["AzureWebJobsStorage"] = settings["AzureWebJobsStorage"]!.Replace("AccountKey=", "AccountKey=AAAA", StringComparison.Ordinal);
        await using var locked = new Bench(fixture, settings);

        var lease = new JobLease(claimed, locked.Get<JobStore>(), locked.Get<LeaseSettings>(), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromSeconds(10), lease.Stopped));

        Assert.Equal(LeaseEnd.Lost, lease.End);
        await lease.DisposeAsync();
    }

    private static Manifest ManifestOf(JobRow row) => new()
    {
        AssetId = row.Job.AssetId,
        Version = row.Job.Version,
        RunId = row.RunId!,
        Recipe = row.Job.Recipe,
        CreatedAt = DateTime.UnixEpoch,
        Source = new ManifestSource(1, "video/mp4", null, null, null),
        Outputs = [],
        Ffmpeg = new ManifestFFmpeg("1", "x"),
    };

    private static readonly LeaseSettings Sleepy = new() { Heartbeat = TimeSpan.FromHours(1) };

    private static async Task<JobRow> ClaimAsync(Bench bench)
    {
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        return (await bench.Get<JobClaims>().ClaimAsync(row.Job, (_, _) => ValueTask.FromResult(row.RecipeJson), "build", CancellationToken.None)).Row;
    }

    /// <summary>The lease runs out, another worker takes the job and writes its first output; returns its key.</summary>
    private static async Task<string> TakeOverAsync(Bench bench, JobRow late)
    {
        await Task.Delay(late.LeaseUntil!.Value - DateTimeOffset.UtcNow + TimeSpan.FromMilliseconds(50));
        var message = late.Job with { DeliveryId = Ids.NewToken() };
        var taken = (await bench.Get<JobClaims>().ClaimAsync(message, (_, _) => ValueTask.FromResult(late.RecipeJson), "build", CancellationToken.None)).Row;
        Assert.Equal(late.RunId, taken.RunId);
        var key = OutputNames.RunFolder(taken.Job.AssetId, taken.Job.Recipe, taken.Job.Version, taken.RunId!) + "thumbnail.jpg";
        await bench.Media.PutAsync(
            key, new ObjectContent("image/jpeg", "private", new byte[] { 1 }), PutCondition.None, CancellationToken.None);
        return key;
    }

    private async Task<Bench> NewBenchAsync(Action<IServiceCollection>? change = null)
    {
        var bench = new Bench(fixture, change: change);
        await bench.DrainAsync();
        return bench;
    }
}
