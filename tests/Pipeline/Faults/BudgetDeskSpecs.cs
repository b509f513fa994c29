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
        await HoldAsync(desk, new BudgetWish("a", "ann", 0.7m));

        var hold = await HoldAsync(desk, new BudgetWish("b", "ben", 0.4m));
        var open = await desk.IsOpenAsync(hold!, default);
        clock.Next();

        Assert.Equal((BudgetCeiling.Day, 0.4m), (hold!.Ceiling, hold.Usd));
        Assert.Contains("of which $0.70 is spent or promised. It goes on with a new day (UTC)", hold.Reason);
        Assert.False(open);
        Assert.True(await desk.IsOpenAsync(hold, default));
        Assert.Null(await HoldAsync(desk, new BudgetWish("b", "ben", 0.4m)));
    }

    [Fact]
    public async Task What_a_job_did_not_cost_after_all_another_may_spend()
    {
        var desk = Desk(oneADay);
        var entry = new BudgetEntry(Store.Today, "ann");
        await HoldAsync(desk, new BudgetWish("a", "ann", 0.7m));
        var hold = await HoldAsync(desk, new BudgetWish("b", "ben", 0.4m));

        await desk.SettleAsync(entry, "a", 0.25m, default);

        Assert.True(await desk.IsOpenAsync(hold!, default));
        Assert.Null(await HoldAsync(desk, new BudgetWish("b", "ben", 0.4m)));
        Assert.Equal(new BudgetDay(0.65m, 0.25m, 0.25m), await Store.ReadAsync(entry.Day, "ann", "a", default));
    }

    [Fact]
    public async Task A_ceiling_that_is_raised_lets_go_on_what_waits()
    {
        var wish = new BudgetWish("a", "ann", 2);
        var hold = await HoldAsync(Desk(oneADay), wish);

        var generous = Desk(oneADay with { UsdPerDay = 2 });

        Assert.Contains("No day holds it.", hold!.Reason);
        Assert.True(await generous.IsOpenAsync(hold, default));
        Assert.Null(await HoldAsync(generous, wish));
    }

    [Fact]
    public async Task A_callers_ceiling_is_nobody_elses_and_none_of_those_without_a_name()
    {
        var desk = Desk(new BudgetSettings { CallerUsdPerDay = 1 });
        await HoldAsync(desk, new BudgetWish("a", "subject:https://issuer.example.com/|ann", 1));

        Assert.Equal(BudgetCeiling.Caller, (await HoldAsync(desk, new BudgetWish("b", "subject:https://issuer.example.com/|ann", 0.1m)))?.Ceiling);
        Assert.Null(await HoldAsync(desk, new BudgetWish("c", "ben", 1)));
        Assert.Null(await HoldAsync(desk, new BudgetWish("d", null, 5)));
    }

    [Fact]
    public async Task The_same_job_asked_for_twenty_times_at_once_counts_once()
    {
        var desk = Desk(oneADay);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => HoldAsync(desk, new BudgetWish("a", "ann", 0.6m))));

        Assert.All(answers, Assert.Null);
        Assert.Equal(new BudgetDay(0.6m, 0.6m, 0.6m), await Store.ReadAsync(Store.Today, "ann", "a", default));
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
        await HoldAsync(desk, new BudgetWish(row.BudgetId, "ann", 0.6m));

        var hold = await HoldAsync(desk, new BudgetWish(row.Anew("e", clock.GetUtcNow()).BudgetId, "ann", 0.6m));

        Assert.Equal(BudgetCeiling.Day, hold?.Ceiling);
    }

    [Fact]
    public async Task A_job_that_is_released_goes_beyond_every_ceiling_and_is_counted()
    {
        var desk = Desk(new BudgetSettings { JobUsd = 0.1m, CallerUsdPerDay = 0.1m, UsdPerDay = 0.1m });

        Assert.Null(await HoldAsync(desk, new BudgetWish("a", "ann", 3) { RecipeUsd = 0.01m, Released = true }));
        Assert.Equal(3, (await Store.ReadAsync(Store.Today, "ann", null, default)).Caller);
    }

    [Fact]
    public async Task A_job_that_has_begun_and_costs_more_after_all_is_asked_about_the_difference()
    {
        var desk = Desk(oneADay with { JobUsd = 3 });
        var begun = (await desk.AdmitAsync(new BudgetWish("a", "ann", 0.5m), null, default)).Entry;

        var dearer = await desk.AdmitAsync(new BudgetWish("a", "ann", 0.9m), begun, default);
        var beyondTheDay = await desk.AdmitAsync(new BudgetWish("a", "ann", 1.1m), begun, default);
        var beyondItself = await desk.AdmitAsync(new BudgetWish("a", "ann", 0.9m) { WholeUsd = 4 }, begun, default);

        Assert.Equal((0.9m, null), (dearer.Entry?.Usd, dearer.Hold));
        Assert.Equal(BudgetCeiling.Day, beyondTheDay.Hold?.Ceiling);
        Assert.Equal(BudgetCeiling.Job, beyondItself.Hold?.Ceiling);
        Assert.Equal(0.9m, (await Store.ReadAsync(begun!.Day, "ann", null, default)).All);
    }

    [Fact]
    public async Task A_job_that_asks_again_for_less_counts_no_less_until_it_is_settled()
    {
        var desk = Desk(oneADay);
        var begun = (await desk.AdmitAsync(new BudgetWish("a", "ann", 0.5m), null, default)).Entry;

        await desk.AdmitAsync(new BudgetWish("a", "ann", 0.1m), begun, default);

        Assert.Equal(0.5m, (await Store.ReadAsync(begun!.Day, "ann", null, default)).All);
    }

    [Fact]
    public async Task A_job_that_began_yesterday_and_costs_more_today_is_yesterdays()
    {
        var desk = Desk(oneADay);
        var begun = (await desk.AdmitAsync(new BudgetWish("a", "ann", 0.5m), null, default)).Entry!;
        clock.Next();

        var dearer = await desk.AdmitAsync(new BudgetWish("a", "ann", 0.9m), begun, default);

        Assert.Equal(begun.Day, dearer.Entry?.Day);
        Assert.Equal(0.9m, (await Store.ReadAsync(begun.Day, null, null, default)).All);
        Assert.Equal(0, (await Store.ReadAsync(Store.Today, null, null, default)).All);
    }

    [Fact]
    public async Task At_midnight_a_job_counts_to_the_day_that_its_entry_names()
    {
        var midnight = new Midnight(clock.GetUtcNow());
        var desk = new BudgetDesk(oneADay, new BudgetStore(Tables, midnight), midnight);

        var entry = (await desk.AdmitAsync(new BudgetWish("a", "ann", 0.5m), null, default)).Entry!;

        Assert.Equal(0.5m, (await Store.ReadAsync(entry.Day, null, null, default)).All);
    }

    [Fact]
    public async Task No_more_jobs_are_let_go_on_at_once_than_the_day_holds()
    {
        var desk = Desk(oneADay with { CallerUsdPerDay = 0.7m });
        var (ann, ben) = (Waits("ann", 0.4m), Waits("ben", 0.4m));
        var glance = desk.Glance();

        bool[] through =
        [
            await glance.TakeAsync(ann, default), await glance.TakeAsync(ann, default), await glance.TakeAsync(ben, default),
            await glance.TakeAsync(ben, default), await glance.TakeAsync(Waits(null, 0.2m), default), await glance.TakeAsync(Waits(null, 0.2m), default),
        ];

        Assert.Equal([true, false, true, false, true, false], through);
    }

    [Fact]
    public async Task What_waits_in_the_middle_asks_its_own_ceiling_for_all_of_it_and_the_day_for_the_rest()
    {
        var begun = Waits("ann", 1.5m) with { RestUsd = 0.5m };

        Assert.True(await Desk(oneADay with { JobUsd = 2 }).IsOpenAsync(begun, default));
        Assert.False(await Desk(oneADay with { JobUsd = 1.4m }).IsOpenAsync(begun, default));
        Assert.False(await Desk(new BudgetSettings { UsdPerDay = 0.4m }).IsOpenAsync(begun, default));
    }

    [Fact]
    public async Task Days_that_are_long_past_are_forgotten_a_page_at_a_time()
    {
        // Older than those of any other test, which must not lose theirs.
        var (past, next) = ("19990101", "19990102");
        foreach (var job in new[] { "a", "b", "c" })
            await Store.CountAsync(past, "ann", job, _ => 1, default);
        await Store.CountAsync(next, "ann", "a", _ => 1, default);

        var first = await Store.ForgetBeforeAsync(next, 2, default);
        var second = await Store.ForgetBeforeAsync(next, 100, default);

        Assert.Equal((2, 3), (first, second));
        Assert.Equal(0, (await Store.ReadAsync(past, "ann", "a", default)).All);
        Assert.Equal(1, (await Store.ReadAsync(next, "ann", "a", default)).All);
        await Store.ForgetBeforeAsync("20000101", 100, default);
    }

    [Fact]
    public async Task Where_a_day_has_no_ceiling_no_table_is_asked()
    {
        var away = new AzureStorage(new AzureStorageSettings("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://127.0.0.1:9", null, null));
        var settings = new BudgetSettings { JobUsd = 1 };
        var desk = new BudgetDesk(settings, new BudgetStore(away, clock), clock);

        Assert.Null(await HoldAsync(desk, new BudgetWish("a", "ann", 1)));
        var hold = await HoldAsync(desk, new BudgetWish("b", "ann", 1.000001m));
        Assert.Equal("It would cost about $1.000001, and one job may cost $1.00 (Budget:JobUsd). An operator lifts the ceiling for this job "
            + "(POST /api/jobs/{jobId}/release) or for all.", hold?.Reason);
        Assert.False(await desk.IsOpenAsync(hold!, default));
        await desk.SettleAsync(new BudgetEntry(Store.Today, null), "a", 1, default);
    }

    private AzureStorage Tables => new(new AzureStorageSettings(fixture.Settings()["AzureWebJobsStorage"], null, null));

    private BudgetStore Store => new(Tables, clock);

    private BudgetDesk Desk(BudgetSettings settings) => new(settings, Store, clock);

    private static async Task<JobHold?> HoldAsync(BudgetDesk desk, BudgetWish wish) => (await desk.AdmitAsync(wish, null, default)).Hold;

    private static JobHold Waits(string? caller, decimal usd) => new(BudgetCeiling.Day, "It waits.", usd, DateTimeOffset.UnixEpoch) { Caller = caller };

    /// <summary>A clock by which a day passes whenever it is looked at.</summary>
    private sealed class Midnight(DateTimeOffset start) : TimeProvider
    {
        private DateTimeOffset now = start;

        public override DateTimeOffset GetUtcNow() => now = now.AddDays(1);
    }

    /// <summary>A clock that stands at a day of which no other test knows.</summary>
    private sealed class Days : TimeProvider
    {
        private DateTimeOffset now = new DateTimeOffset(2100, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(Random.Shared.Next(1_000_000));

        public override DateTimeOffset GetUtcNow() => now;

        public void Next() => now = now.AddDays(1);
    }
}
