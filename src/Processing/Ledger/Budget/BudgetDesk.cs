using System.Globalization;

namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>Keeps what jobs cost under the ceilings. Where there is none, nothing is asked or counted.</summary>
public sealed class BudgetDesk(BudgetSettings settings, BudgetStore store, TimeProvider clock)
{
    private const string Lift = "An operator lifts the ceiling for this job (POST /api/jobs/{jobId}/release) or for all.";

    /// <summary>Counts the job to the day; or says why it is to wait. The same job counts once a day, however often it asks.</summary>
    /// <param name="counted">Where it is counted already: there it counts for more, and never for less; null: nowhere.</param>
    /// <remarks>
    /// A worker that dies between this and its row leaves the job counted: whoever takes it over on the same day finds that, and
    /// after midnight it counts to both days. The ceilings hold either way.
    /// </remarks>
    public async Task<BudgetAnswer> AdmitAsync(BudgetWish wish, BudgetEntry? counted, CancellationToken cancellationToken)
    {
        if (OfJob(wish) is { } tooDear)
            return new BudgetAnswer(null, tooDear);
        if (!settings.Counts)
            return new BudgetAnswer(null, null);
        var entry = (counted ?? new BudgetEntry(store.Today, wish.Caller)) with { Usd = wish.Usd };
        JobHold? hold = null;
        await store.CountAsync(
            entry.Day,
            entry.Caller,
            wish.JobId,
            day => (hold = OfDay(wish, day)) is null ? Math.Max(wish.Usd, day.Job ?? 0) : null,
            cancellationToken);
        return hold is null ? new BudgetAnswer(entry, null) : new BudgetAnswer(null, hold);
    }

    /// <summary>Whether a job that waits would be let through now.</summary>
    public Task<bool> IsOpenAsync(JobHold hold, CancellationToken cancellationToken) => Glance().TakeAsync(hold, cancellationToken);

    /// <summary>A look at the day for many jobs that wait.</summary>
    public BudgetGlance Glance() => new(this, store);

    /// <summary>What the job has really cost takes the place of what was expected.</summary>
    public async Task SettleAsync(BudgetEntry entry, string jobId, decimal usd, CancellationToken cancellationToken)
    {
        if (settings.Counts)
            await store.CountAsync(entry.Day, entry.Caller, jobId, _ => usd, cancellationToken);
    }

    /// <summary>Whether a day has to be asked at all.</summary>
    internal bool Counts => settings.Counts;

    /// <summary>What a job that waits asks again.</summary>
    internal static BudgetWish WishOf(JobHold hold) => new("", hold.Caller, hold.RestUsd ?? hold.Usd)
    {
        WholeUsd = hold.Usd,
        RecipeUsd = hold.RecipeUsd,
    };

    /// <summary>Why the job may not cost that much, whatever its day has left; null: it may.</summary>
    internal JobHold? OfJob(BudgetWish wish)
    {
        if (wish.Released)
            return null;
        if (wish.WholeUsd > wish.RecipeUsd)
            return Hold(wish, BudgetCeiling.Job, $"and its recipe lets a job cost {Usd(wish.RecipeUsd.Value)}.", Lift);
        return wish.WholeUsd > settings.JobUsd
            ? Hold(wish, BudgetCeiling.Job, $"and one job may cost {Usd(settings.JobUsd.Value)} (Budget:JobUsd).", Lift)
            : null;
    }

    /// <summary>Why the day does not hold it; null: it does.</summary>
    internal JobHold? OfDay(BudgetWish wish, BudgetDay day)
    {
        var more = wish.Usd - (day.Job ?? 0);
        if (wish.Released || more <= 0)
            return null;
        if (day.All + more > settings.UsdPerDay)
            return OfSum(wish, BudgetCeiling.Day, day.All, settings.UsdPerDay.Value, "a day", "Budget:UsdPerDay");
        return wish.Caller is not null && day.Caller + more > settings.CallerUsdPerDay
            ? OfSum(wish, BudgetCeiling.Caller, day.Caller, settings.CallerUsdPerDay.Value, "a caller's day", "Budget:CallerUsdPerDay")
            : null;
    }

    private JobHold OfSum(BudgetWish wish, BudgetCeiling ceiling, decimal spent, decimal most, string what, string setting) => Hold(
        wish,
        ceiling,
        $"and {what} may cost {Usd(most)} ({setting}), of which {Usd(spent)} is spent or promised.",
        wish.RestUsd > most ? $"No day holds it. {Lift}" : $"It goes on with a new day (UTC), or before: {Lift}");

    private JobHold Hold(BudgetWish wish, BudgetCeiling ceiling, string why, string then) =>
        new(ceiling, $"It would cost about {Usd(wish.WholeUsd)}, {why} {then}", wish.WholeUsd, clock.GetUtcNow())
        {
            RestUsd = wish.RestUsd,
            RecipeUsd = wish.RecipeUsd,
            Caller = wish.Caller,
        };

    private static string Usd(decimal usd) => string.Create(CultureInfo.InvariantCulture, $"${usd:0.00####}");
}
