using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>What tests of the ceilings of cost need: jobs of one short clip, under ceilings of their own.</summary>
public abstract class BudgetTests(FaultFixture fixture)
{
    /// <summary>What the clip is expected to cost.</summary>
    protected async Task<decimal> CostAsync()
    {
        await using var bench = await NewBenchAsync(("Budget:JobUsd", "0"));
        var jobId = await UploadAsync(bench);
        await bench.TakeMessageAsync();
        return (await RowAsync(bench, jobId)).Hold!.Usd;
    }

    protected static async Task<decimal> TodayAsync(Bench bench)
    {
        var store = bench.Get<BudgetStore>();
        return (await store.ReadAsync(store.Today, null, null, default)).All;
    }

    /// <summary>What a day holds of the job: others may go on beside it.</summary>
    protected static async Task<decimal?> OfJobAsync(Bench bench, JobRow row) =>
        (await bench.Get<BudgetStore>().ReadAsync(row.Budget!.Day, row.Budget.Caller, row.BudgetId, default)).Job;

    protected static Task<int> StuckAsync(Bench bench) => bench.Get<IEnumerable<ISweep>>().OfType<StuckJobSweep>().Single().SweepAsync(default);

    protected static async Task<string> UploadAsync(Bench bench) =>
        (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

    protected static async Task<JobRow> RowAsync(Bench bench, string jobId) => (await bench.Get<JobStore>().GetAsync(jobId, default))!;

    protected Task<Bench> NewBenchAsync(params (string Name, string Value)[] more) => NewBenchAsync(more, drained: true);

    protected Task<Bench> NewBenchAsync((string Name, string Value) more, bool drained) => NewBenchAsync([more], drained);

    private async Task<Bench> NewBenchAsync((string Name, string Value)[] more, bool drained)
    {
        var bench = new Bench(fixture, Settings(more));
        if (drained)
            await bench.DrainAsync();
        return bench;
    }

    protected Dictionary<string, string?> Settings(params (string Name, string Value)[] more)
    {
        var settings = fixture.Settings();
        foreach (var (name, value) in more)
            settings[name] = value;
        return settings;
    }
}
