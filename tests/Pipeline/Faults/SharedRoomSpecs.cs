using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>All jobs of one process share its memory and its disk.</summary>
[Collection(FaultCollection.Name)]
public sealed class SharedRoomSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task A_run_of_one_job_waits_for_the_room_that_a_run_of_another_job_holds()
    {
        var memory = new RunGate(() => 1);
        var (began, letGo, runs) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        await using var bench = new Bench(fixture, Settings(), services =>
        {
            WatchedRunner.Of(async (_, run) =>
            {
                Interlocked.Increment(ref runs);
                began.TrySetResult();
                await letGo.Task;
                return await run();
            })(services);
            services.AddSingleton(provider => new RunGates(provider.GetRequiredService<JobSettings>(), memory, new RunGate(() => long.MaxValue)));
        });
        await bench.DrainAsync();
        var first = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var second = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

        var one = bench.FinishAsync(first);
        await began.Task;
        var other = bench.FinishAsync(second);
        while (memory.Waiting == 0 && !other.IsCompleted)
            await Task.Delay(20);
        var runsWhileOneHeldAll = runs;
        letGo.SetResult();
        var ended = await Task.WhenAll(one, other);

        Assert.Equal(1, runsWhileOneHeldAll);
        Assert.All(ended, row => Assert.Equal(JobState.Succeeded, row.State));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task While_the_disk_has_no_room_the_lease_is_given_back_and_the_job_succeeds_afterwards()
    {
        var free = 0L;
        await using var bench = new Bench(fixture, Settings(), services => services.AddSingleton(provider => new RunGates(
            provider.GetRequiredService<JobSettings>(), new RunGate(() => long.MaxValue), new RunGate(() => free, (need, left) => new DiskFullException(need, left)))));
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

        await bench.TakeMessageAsync();
        var between = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        free = long.MaxValue;
        var ended = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Queued, null), (between.State, between.LeaseToken));
        Assert.Equal((FailureCode.OutOfSpace, true), (between.Failure!.Code, between.Failure.Retryable));
        Assert.Equal((JobState.Succeeded, 2), (ended.State, ended.Tries));
    }

    /// <summary>One run, with a file on the disk.</summary>
    private Dictionary<string, string?> Settings()
    {
        var settings = fixture.Settings();
        settings["Recipes:Book"] = """{"recipes":{"default":{"outputs":{"film":{"kind":"transcode","preset":"240p"}}}}}""";
        return settings;
    }
}
