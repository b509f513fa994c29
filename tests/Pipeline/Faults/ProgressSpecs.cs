using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>Progress costs a write a heartbeat, however often FFmpeg tells it.</summary>
[Collection(FaultCollection.Name)]
public sealed class ProgressSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task Whatever_is_reported_within_two_seconds_is_not_written_before_the_beat_which_shows_the_newest()
    {
        await using var bench = new Bench(fixture);
        await bench.DrainAsync();
        var claimed = await ClaimAsync(bench);
        var clock = new TimerByHand();
        var store = bench.Get<JobStore>();
        await using var lease = new JobLease(claimed, store, new LeaseSettings(), clock);

        foreach (var frame in Enumerable.Range(0, 1000))
            lease.Report(new JobProgress("running", frame / 10.0, frame, 2.5) { SecondsLeft = 7 });
        var before = await ReadAsync(store, claimed);
        clock.Beat();
        var after = await ReadUntilAsync(store, claimed, row => row.ETag != claimed.ETag);

        Assert.Equal(TimeSpan.FromSeconds(2), clock.Period);
        Assert.Equal(claimed.ETag, before.ETag);
        Assert.Equal(new JobProgress("running", 99.9, 999, 2.5) { SecondsLeft = 7 }, after.Progress);
    }

    private static async Task<JobRow> ClaimAsync(Bench bench)
    {
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        return (await bench.Get<JobClaims>().ClaimAsync(row.Job, (_, _) => ValueTask.FromResult(row.RecipeJson), "build", CancellationToken.None)).Row;
    }

    private static async Task<JobRow> ReadAsync(JobStore store, JobRow row) =>
        (await store.GetAsync(row.Job.JobId, CancellationToken.None))!;

    private static async Task<JobRow> ReadUntilAsync(JobStore store, JobRow row, Func<JobRow, bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        for (var read = row; ; read = (await store.GetAsync(row.Job.JobId, patience.Token))!)
        {
            if (condition(read))
                return read;
        }
    }

    /// <summary>Its one timer goes off when a test says so.</summary>
    private sealed class TimerByHand : TimeProvider, ITimer
    {
        private Action beat = () => { };

        public TimeSpan Period { get; private set; }

        public void Beat() => beat();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (beat, Period) = (() => callback(state), period);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => beat = () => { };

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
