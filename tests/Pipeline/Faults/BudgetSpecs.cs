using System.Globalization;
using System.Text.Json;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
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
public sealed class BudgetSpecs(FaultFixture fixture) : BudgetTests(fixture)
{
    private readonly FaultFixture parts = fixture;
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
        var settings = parts.Settings();
        settings["Recipes:Book"] = """{"recipes":{"default":{"preset":"default","maxUsd":0.000001}}}""";
        await using var bench = new Bench(parts, settings);
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
        var jobId = await UploadAsync(bench);
        await bench.TakeMessageAsync();
        Assert.NotNull((await RowAsync(bench, jobId)).Hold);
        await bench.Get<JobCommands>().ReleaseAsync(jobId, default);
        var row = await bench.FinishAsync(jobId);

        Assert.Equal(Math.Round(row.Spent.Usd - row.Spent.ClosedUsd, 6), await OfJobAsync(bench, row));
        // To look whether it had to wait cost it nothing.
        Assert.Equal(row.Spent.Usd, JsonSerializer.Deserialize(row.ReceiptJson!, DeliveryJson.Default.Receipt)!.Cost!.Usd);
    }

    [Fact]
    public async Task Of_many_at_once_no_more_are_let_through_than_the_day_holds_and_each_counts_once()
    {
        await using var bench = await NewBenchAsync(("Budget:CallerUsdPerDay", "0.10"));
        var caller = Ids.NewToken();
        var wishes = Enumerable.Range(0, 20).Select(n => new BudgetWish($"job{n}{caller}", caller, 0.03m)).ToList();

        var answers = await Task.WhenAll(wishes.Select(wish => bench.Get<BudgetDesk>().AdmitAsync(wish, null, default)));
        var through = wishes.Where((_, n) => answers[n].Hold is null).ToList();
        var again = await bench.Get<BudgetDesk>().AdmitAsync(through[0], null, default);

        Assert.Equal(3, through.Count);
        Assert.Null(again.Hold);
        var store = bench.Get<BudgetStore>();
        Assert.Equal(0.09m, (await store.ReadAsync(store.Today, caller, null, default)).Caller);
    }

    [Fact]
    public async Task A_job_that_no_day_holds_says_so()
    {
        await using var bench = await NewBenchAsync(("Budget:CallerUsdPerDay", "1"));

        var answer = await bench.Get<BudgetDesk>().AdmitAsync(new BudgetWish(Ids.NewToken(), Ids.NewToken(), 2), null, default);

        Assert.Contains("No day holds it. An operator lifts the ceiling", answer.Hold?.Reason);
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
    public async Task A_message_that_strays_to_a_job_that_waits_has_nothing_fetched_and_changes_nothing()
    {
        await using var bench = await NewBenchAsync(("Budget:JobUsd", "0"));
        var jobId = await UploadAsync(bench);
        await bench.TakeMessageAsync();
        var held = await RowAsync(bench, jobId);
        // Who fetched it now would find the job superseded.
        await bench.Uploads.DeleteAsync(held.Job.Key, default);

        await bench.Get<JobProcessor>().ProcessAsync(JobQueue.Write(held.Job), default);

        var row = await RowAsync(bench, jobId);
        Assert.Equal((JobState.Queued, held.Hold, 0), (row.State, row.Hold, row.Tries));
        Assert.Equal((held.PlanJson, null), (row.PlanJson, row.LeaseToken));
    }

    [Fact]
    public async Task Two_workers_at_once_let_one_job_through_where_there_is_room_for_one()
    {
        var usd = await CostAsync();
        await using var left = await NewBenchAsync();
        var room = await TodayAsync(left) + (usd * 1.5m);
        await using var first = await NewBenchAsync(("Budget:UsdPerDay", room.ToString(CultureInfo.InvariantCulture)));
        await using var second = await NewBenchAsync(("Budget:UsdPerDay", room.ToString(CultureInfo.InvariantCulture)), drained: false);
        string[] jobs = [await UploadAsync(first), await UploadAsync(first)];

        await Task.WhenAll(first.TakeMessageAsync(), second.TakeMessageAsync());

        var rows = await Task.WhenAll(jobs.Select(job => RowAsync(first, job)));
        Assert.Equal(BudgetCeiling.Day, Assert.Single(rows, row => row.State == JobState.Queued).Hold?.Ceiling);
        Assert.Single(rows, row => row.State == JobState.Succeeded);
    }

    [Fact]
    public async Task A_job_that_is_taken_for_light_and_is_too_dear_for_the_container_waits_again_and_can_be_released()
    {
        var settings = Settings(("Budget:UsdPerDay", "1000"), ("Routing:Container", "true"));
        settings["Recipes:Book"] = """{"recipes":{"default":{"preset":"default","route":"container"}}}""";
        await using var bench = new Bench(parts, settings);
        await bench.DrainAsync();
        var jobId = await UploadAsync(bench);
        await bench.TakeMessageAsync();
        var routed = await RowAsync(bench, jobId);
        await bench.Get<JobStore>().ChangeAsync(routed.Job.AssetId, routed.Job.Version, row => row with { Misjudged = true, Spent = row.Spent with { Usd = 0.1m } }, default);
        settings["Budget:JobUsd"] = "0";
        await using var heavy = bench.Heavy();
        await heavy.TakeMessageAsync();
        var held = await RowAsync(bench, jobId);

        await heavy.Get<JobCommands>().ReleaseAsync(jobId, default);
        await bench.TakeMessageAsync();
        var row = await heavy.FinishAsync(jobId);

        Assert.NotNull(routed.Budget);
        Assert.Equal((JobState.Queued, BudgetCeiling.Job, 0), (held.State, held.Hold?.Ceiling, held.Tries));
        Assert.Equal((JobState.Succeeded, Route.Container), (row.State, row.Route));
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
    [InlineData(CrashPoint.BudgetNoted, "1000")]
    [InlineData(CrashPoint.Held, Little)]
    [InlineData(CrashPoint.BudgetSettled, "1000")]
    public async Task A_worker_killed_right_after_it_counted_a_job_or_let_it_wait_costs_nothing(CrashPoint point, string ceiling)
    {
        var settings = Settings(("Budget:UsdPerDay", ceiling));
        await using var bench = new Bench(parts, settings);
        await bench.DrainAsync();
        var jobId = await UploadAsync(bench);
        await Bench.DieAsync(settings, point, "work");

        await using var generous = await NewBenchAsync(("Budget:UsdPerDay", "1000"), drained: false);
        await StuckAsync(generous);
        var row = await generous.FinishAsync(jobId);

        Assert.Equal(JobState.Succeeded, row.State);
        Assert.Equal(Math.Round(row.Spent.Usd - row.Spent.ClosedUsd, 6), await OfJobAsync(bench, row));
    }
}
