using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Pipeline.Faults;

[Collection(FaultCollection.Name)]
public sealed class CancelSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task A_queued_job_is_cancelled_at_once_and_retry_brings_it_back()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

        var cancelled = await bench.Get<JobCommands>().CancelAsync(jobId, CancellationToken.None);
        await bench.TakeMessageAsync();

        Assert.Equal(JobState.Cancelled, cancelled.Value!.State);
        Assert.Equal(FailureCode.Cancelled, cancelled.Value.Failure!.Code);
        Assert.Equal(JobState.Cancelled, (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!.State);
        await bench.Get<JobCommands>().RetryAsync(jobId, CancellationToken.None);
        Assert.Equal(JobState.Succeeded, (await bench.FinishAsync(jobId)).State);
    }

    [Fact]
    public async Task A_running_job_is_cancelled_within_a_heartbeat_and_leaves_nothing()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        await fixture.Parts.S3StallAsync(stalled: true); // the worker hangs in the middle of its work
        Task work;
        try
        {
            work = bench.Get<JobProcessor>().ProcessAsync(JobQueue.Write(row.Job), CancellationToken.None);
            while ((await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!.State != JobState.Processing)
                await Task.Delay(20);
            var store = bench.Get<JobStore>();
            await store.ChangeAsync(
                row.Job.AssetId, row.Job.Version, r => r with { CancelRequested = true }, CancellationToken.None);
            await Task.Delay(600);
        }
        finally
        {
            await fixture.Parts.S3StallAsync(stalled: false);
        }
        await work;

        var ended = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        Assert.Equal(JobState.Cancelled, ended.State);
        Assert.Empty(await bench.KeysAsync(row.Job.AssetId));
    }

    [Fact]
    public async Task After_the_commit_a_cancel_is_a_conflict()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.FinishAsync(jobId);

        var refused = await bench.Get<JobCommands>().CancelAsync(jobId, CancellationToken.None);

        Assert.Equal(RefusalCode.Conflict, refused.Error!.Code);
    }

    private async Task<Bench> NewBenchAsync()
    {
        var bench = new Bench(fixture);
        await bench.DrainAsync();
        return bench;
    }
}
