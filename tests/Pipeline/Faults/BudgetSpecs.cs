using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Deleting;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>A job that would cost more than may be spent waits, and says why; nothing is lost, and an operator lets it go on.</summary>
[Collection(FaultCollection.Name)]
public sealed class BudgetSpecs(FaultFixture fixture)
{
    private const string Little = "0.0000001";

    [Theory]
    [InlineData("Budget:JobUsd", BudgetCeiling.Job, "and one job may cost $0.00 (Budget:JobUsd).")]
    [InlineData("Budget:CallerUsdPerDay", BudgetCeiling.Caller, "and a caller's day may cost")]
    [InlineData("Budget:UsdPerDay", BudgetCeiling.Day, "and a day may cost")]
    public async Task A_job_beyond_a_ceiling_waits_queued_with_the_reason_and_goes_on_when_the_ceiling_is_lifted(
        string setting, BudgetCeiling ceiling, string reason)
    {
        await using var bench = await NewBenchAsync((setting, setting == "Budget:JobUsd" ? "0.000000" : Little));
        var jobId = await UploadAsync(bench);
        await bench.TakeMessageAsync();
        var held = await RowAsync(bench, jobId);
        var made = await bench.KeysAsync(jobId[..32]);
        await StuckAsync(bench);
        var sent = await bench.TakeMessageAsync();

        await using var generous = await NewBenchAsync((setting, "5"));
        await StuckAsync(generous);
        var row = await generous.FinishAsync(jobId);

        Assert.Equal((JobState.Queued, ceiling, 0), (held.State, held.Hold?.Ceiling, held.Tries));
        Assert.Contains(reason, held.Hold!.Reason, StringComparison.Ordinal);
        Assert.Null(held.LeaseToken);
        Assert.NotNull(held.PlanJson);
        Assert.False(sent, "Nothing is sent for a job that must wait.");
        Assert.Empty(made);
        Assert.Equal(JobState.Succeeded, row.State);
        Assert.Null(row.Hold);
    }

    [Fact]
    public async Task The_ceiling_of_a_recipe_holds_too_and_an_operator_releases_the_job()
    {
        var settings = fixture.Settings();
        settings["Recipes:Book"] = """{"recipes":{"default":{"preset":"default","maxUsd":0.000001}}}""";
        await using var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        var jobId = await UploadAsync(bench);
        await bench.TakeMessageAsync();
        var held = await RowAsync(bench, jobId);

        var released = await bench.Get<JobCommands>().ReleaseAsync(jobId, default);
        var again = await bench.Get<JobCommands>().ReleaseAsync(jobId, default);
        var row = await bench.FinishAsync(jobId);

        Assert.Contains("its recipe lets a job cost $0.000001", held.Hold?.Reason);
        Assert.Null(released.Value?.Hold);
        Assert.Equal(RefusalCode.Conflict, again.Error?.Code);
        Assert.Equal(JobState.Succeeded, row.State);
    }

    [Fact]
    public async Task What_a_job_cost_takes_the_place_of_what_was_expected_and_a_released_job_counts_too()
    {
        await using var bench = await NewBenchAsync(("Budget:UsdPerDay", Little));
        var before = await TodayAsync(bench);
        var jobId = await UploadAsync(bench);
        await bench.TakeMessageAsync();
        Assert.NotNull((await RowAsync(bench, jobId)).Hold);
        await bench.Get<JobCommands>().ReleaseAsync(jobId, default);
        var row = await bench.FinishAsync(jobId);

        var cost = System.Text.Json.JsonDocument.Parse(row.ReceiptJson!).RootElement.GetProperty("cost").GetProperty("usd").GetDecimal();
        Assert.Equal(Math.Round(before + cost, 6), await TodayAsync(bench));
        Assert.True(cost > 0);
    }

    [Fact]
    public async Task Of_many_at_once_no_more_are_let_through_than_the_day_holds_and_each_counts_once()
    {
        await using var bench = await NewBenchAsync(("Budget:CallerUsdPerDay", "0.10"));
        var caller = Ids.NewToken();
        var wishes = Enumerable.Range(0, 20).Select(n => new BudgetWish($"job{n}{caller}", caller, 0.03m)).ToList();

        var answers = await Task.WhenAll(wishes.Select(wish => bench.Get<BudgetDesk>().ReserveAsync(wish, default)));
        var through = wishes.Where((_, n) => answers[n] is null).ToList();
        var again = await bench.Get<BudgetDesk>().ReserveAsync(through[0], default);

        Assert.Equal(3, through.Count);
        Assert.Null(again);
        var store = bench.Get<BudgetStore>();
        Assert.Equal(0.09m, (await store.ReadAsync(store.Today, caller, null, default)).Caller);
    }

    [Fact]
    public async Task A_job_that_no_day_holds_says_so()
    {
        await using var bench = await NewBenchAsync(("Budget:CallerUsdPerDay", "1"));

        var hold = await bench.Get<BudgetDesk>().ReserveAsync(new BudgetWish(Ids.NewToken(), Ids.NewToken(), 2), default);

        Assert.Contains("No day holds it. An operator lifts the ceiling", hold?.Reason);
    }

    [Fact]
    public async Task A_job_that_waits_can_be_cancelled_and_its_asset_deleted()
    {
        await using var bench = await NewBenchAsync(("Budget:JobUsd", "0"));
        var (first, second) = (await UploadAsync(bench), await UploadAsync(bench));
        await bench.TakeMessageAsync();
        await bench.TakeMessageAsync();

        var cancelled = await bench.Get<JobCommands>().CancelAsync(first, default);
        var deleted = await bench.Get<AssetDeleter>().DeleteAsync(second[..32], null, default);

        Assert.Equal((JobState.Cancelled, null), (cancelled.Value!.State, cancelled.Value.Hold));
        Assert.Equal(DeletionOutcome.Deleted, deleted);
        Assert.Null(await bench.Get<JobStore>().GetAsync(second, default));
        Assert.Equal(RefusalCode.Conflict, (await bench.Get<JobCommands>().ReleaseAsync(first, default)).Error?.Code);
    }

    [Fact]
    public async Task Where_there_is_no_ceiling_nothing_is_counted()
    {
        await using var bench = await NewBenchAsync();
        var before = await TodayAsync(bench);

        var row = await bench.FinishAsync(await UploadAsync(bench));

        Assert.Equal((JobState.Succeeded, null), (row.State, row.Budget));
        Assert.Equal(before, await TodayAsync(bench));
    }

    [Theory]
    [InlineData(CrashPoint.BudgetReserved, "1000")]
    [InlineData(CrashPoint.Held, Little)]
    public async Task A_worker_killed_right_after_it_counted_a_job_or_let_it_wait_costs_nothing(CrashPoint point, string ceiling)
    {
        var settings = Settings(("Budget:UsdPerDay", ceiling));
        await using var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        var before = await TodayAsync(bench);
        var jobId = await UploadAsync(bench);
        await Bench.DieAsync(settings, point, "work");

        await using var generous = await NewBenchAsync(("Budget:UsdPerDay", "1000"), drained: false);
        await StuckAsync(generous);
        var row = await generous.FinishAsync(jobId);

        Assert.Equal(JobState.Succeeded, row.State);
        var cost = System.Text.Json.JsonDocument.Parse(row.ReceiptJson!).RootElement.GetProperty("cost").GetProperty("usd").GetDecimal();
        Assert.Equal(Math.Round(before + cost, 6), await TodayAsync(bench));
    }

    private static async Task<decimal> TodayAsync(Bench bench)
    {
        var store = bench.Get<BudgetStore>();
        return (await store.ReadAsync(store.Today, null, null, default)).All;
    }

    private static Task<int> StuckAsync(Bench bench) => bench.Get<IEnumerable<ISweep>>().OfType<StuckJobSweep>().Single().SweepAsync(default);

    private static async Task<string> UploadAsync(Bench bench) =>
        (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

    private static async Task<JobRow> RowAsync(Bench bench, string jobId) => (await bench.Get<JobStore>().GetAsync(jobId, default))!;

    private Task<Bench> NewBenchAsync(params (string Name, string Value)[] more) => NewBenchAsync(more, drained: true);

    private Task<Bench> NewBenchAsync((string Name, string Value) more, bool drained) => NewBenchAsync([more], drained);

    private async Task<Bench> NewBenchAsync((string Name, string Value)[] more, bool drained)
    {
        var bench = new Bench(fixture, Settings(more));
        if (drained)
            await bench.DrainAsync();
        return bench;
    }

    private Dictionary<string, string?> Settings(params (string Name, string Value)[] more)
    {
        var settings = fixture.Settings();
        foreach (var (name, value) in more)
            settings[name] = value;
        return settings;
    }
}
