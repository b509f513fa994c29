using MediaFunctions.Processing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>Budgets in real tables, each test on days of its own.</summary>
[Collection(FaultCollection.Name)]
public sealed class BudgetDeskSpecs(FaultFixture fixture)
{
    private readonly Days clock = new();
    private readonly BudgetSettings oneADay = new() { UsdPerDay = 1 };
    [Fact]
    public async Task A_day_that_is_full_lets_nobody_through_and_the_next_one_does()
    {
        var desk = Desk(oneADay);
        await desk.ReserveAsync(new BudgetWish("a", "ann", 0.7m), default);

        var hold = await desk.ReserveAsync(new BudgetWish("b", "ben", 0.4m), default);
        var open = await desk.IsOpenAsync("b", hold!, default);
        clock.Next();

        Assert.Equal((BudgetCeiling.Day, 0.4m), (hold!.Ceiling, hold.Usd));
        Assert.Contains("of which $0.70 is spent or promised. It goes on with a new day (UTC)", hold.Reason);
        Assert.False(open);
        Assert.True(await desk.IsOpenAsync("b", hold, default));
        Assert.Null(await desk.ReserveAsync(new BudgetWish("b", "ben", 0.4m), default));
    }

    [Fact]
    public async Task What_a_job_did_not_cost_after_all_another_may_spend()
    {
        var desk = Desk(oneADay);
        var entry = new BudgetEntry(desk.Today!, "ann");
        await desk.ReserveAsync(new BudgetWish("a", "ann", 0.7m), default);
        var hold = await desk.ReserveAsync(new BudgetWish("b", "ben", 0.4m), default);

        await desk.SettleAsync(entry, "a", 0.25m, default);

        Assert.True(await desk.IsOpenAsync("b", hold!, default));
        Assert.Null(await desk.ReserveAsync(new BudgetWish("b", "ben", 0.4m), default));
        Assert.Equal(new BudgetDay(0.65m, 0.25m, 0.25m), await Store.ReadAsync(entry.Day, "ann", "a", default));
    }

    [Fact]
    public async Task A_ceiling_that_is_raised_lets_go_on_what_waits()
    {
        var wish = new BudgetWish("a", "ann", 2);
        var hold = await Desk(oneADay).ReserveAsync(wish, default);

        var generous = Desk(oneADay with { UsdPerDay = 2 });

        Assert.Contains("No day holds it.", hold!.Reason);
        Assert.True(await generous.IsOpenAsync("a", hold, default));
        Assert.Null(await generous.ReserveAsync(wish, default));
    }

    [Fact]
    public async Task A_callers_ceiling_is_nobody_elses_and_none_of_those_without_a_name()
    {
        var desk = Desk(new BudgetSettings { CallerUsdPerDay = 1 });
        await desk.ReserveAsync(new BudgetWish("a", "subject:https://issuer.example.com/|ann", 1), default);

        Assert.Equal(BudgetCeiling.Caller, (await desk.ReserveAsync(new BudgetWish("b", "subject:https://issuer.example.com/|ann", 0.1m), default))?.Ceiling);
        Assert.Null(await desk.ReserveAsync(new BudgetWish("c", "ben", 1), default));
        Assert.Null(await desk.ReserveAsync(new BudgetWish("d", null, 5), default));
    }

    [Fact]
    public async Task The_same_job_asked_for_twenty_times_at_once_counts_once()
    {
        var desk = Desk(oneADay);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => desk.ReserveAsync(new BudgetWish("a", "ann", 0.6m), default)));

        Assert.All(answers, Assert.Null);
        Assert.Equal(new BudgetDay(0.6m, 0.6m, 0.6m), await Store.ReadAsync(desk.Today!, "ann", "a", default));
    }

    [Fact]
    public async Task A_job_that_is_brought_back_counts_beside_what_it_cost_before()
    {
        var desk = Desk(oneADay);
        var row = new JobRow
        {
            Job = new MediaJob
            {
                AssetId = Ids.NewAssetId(),
                Version = "0123456789ab",
                DeliveryId = "d",
                Bucket = "uploads",
                Key = "k",
                ETag = "e",
                Recipe = "default",
            },
            State = JobState.Failed,
            RecipeJson = "{}",
            CreatedAt = clock.GetUtcNow(),
        };
        await desk.ReserveAsync(new BudgetWish(row.BudgetId, "ann", 0.6m), default);

        var hold = await desk.ReserveAsync(new BudgetWish(row.Anew("e", clock.GetUtcNow()).BudgetId, "ann", 0.6m), default);

        Assert.Equal(BudgetCeiling.Day, hold?.Ceiling);
    }

    [Fact]
    public async Task A_job_that_is_released_goes_beyond_every_ceiling_and_is_counted()
    {
        var desk = Desk(new BudgetSettings { JobUsd = 0.1m, CallerUsdPerDay = 0.1m, UsdPerDay = 0.1m });

        Assert.Null(await desk.ReserveAsync(new BudgetWish("a", "ann", 3) { RecipeUsd = 0.01m, Released = true }, default));
        Assert.Equal(3, (await Store.ReadAsync(desk.Today!, "ann", null, default)).Caller);
    }

    [Fact]
    public async Task A_job_that_has_begun_and_costs_more_after_all_is_stopped_by_its_own_ceiling_only()
    {
        var desk = Desk(oneADay with { JobUsd = 3 });
        var entry = new BudgetEntry(desk.Today!, "ann");
        await desk.ReserveAsync(new BudgetWish("a", "ann", 0.9m), default);

        var dearer = await desk.RaiseAsync(entry, new BudgetWish("a", "ann", 2), default);
        var tooDear = await desk.RaiseAsync(entry, new BudgetWish("a", "ann", 4), default);

        Assert.Null(dearer);
        Assert.Equal(BudgetCeiling.Job, tooDear?.Ceiling);
        Assert.Equal(2, (await Store.ReadAsync(entry.Day, "ann", null, default)).All);
    }

    [Fact]
    public async Task Where_a_day_has_no_ceiling_no_table_is_asked()
    {
        var away = new AzureStorage(new AzureStorageSettings("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://127.0.0.1:9", null, null));
        var settings = new BudgetSettings { JobUsd = 1 };
        var desk = new BudgetDesk(settings, new BudgetStore(away, clock), clock);

        Assert.Null(await desk.ReserveAsync(new BudgetWish("a", "ann", 1), default));
        var hold = await desk.ReserveAsync(new BudgetWish("b", "ann", 1.000001m), default);
        Assert.Equal("It would cost about $1.000001, and one job may cost $1.00 (Budget:JobUsd). An operator lifts the ceiling for this job "
            + "(POST /api/jobs/{jobId}/release) or for all.", hold?.Reason);
        Assert.False(await desk.IsOpenAsync("b", hold!, default));
        await desk.SettleAsync(new BudgetEntry(Store.Today, null), "a", 1, default);
        Assert.Null(desk.Today);
    }

    private BudgetStore Store => new(new AzureStorage(new AzureStorageSettings(fixture.Settings()["AzureWebJobsStorage"], null, null)), clock);

    private BudgetDesk Desk(BudgetSettings settings) => new(settings, Store, clock);

    /// <summary>A clock that stands at a day of which no other test knows.</summary>
    private sealed class Days : TimeProvider
    {
        private DateTimeOffset now = new DateTimeOffset(2100, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(Random.Shared.Next(1_000_000));

        public override DateTimeOffset GetUtcNow() => now;

        public void Next() => now = now.AddDays(1);
    }
}
