using System.Globalization;

namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>Keeps what jobs cost under the ceilings. Where there is none, nothing is asked or counted.</summary>
public sealed class BudgetDesk(BudgetSettings settings, BudgetStore store, TimeProvider clock)
{
    private const string Lift = "An operator lifts the ceiling for this job (POST /api/jobs/{jobId}/release) or for all.";

    /// <summary>The day that a job is counted to that is let through now; null: nothing is counted.</summary>
    public string? Today => settings.Counts ? store.Today : null;

    /// <summary>Counts the job to the day; or says why it is to wait. The same job counts once a day, however often it asks.</summary>
    /// <remarks>
    /// A worker that dies between this and its row leaves the job counted: whoever takes it over on the same day finds that, and
    /// after midnight it counts to both days. The ceilings hold either way.
    /// </remarks>
    public async Task<JobHold?> ReserveAsync(BudgetWish wish, CancellationToken cancellationToken)
    {
        if (OfJob(wish) is { } tooDear)
            return tooDear;
        return settings.Counts
            ? await store.CountAsync(
                store.Today, wish.Caller, wish.JobId, wish.Usd, day => OfDay(wish, day), cancellationToken)
            : null;
    }

    /// <summary>
    /// A job that is counted already will cost this after all: one that is too dear waits, but its day, which it has begun, is
    /// not asked again.
    /// </summary>
    public async Task<JobHold?> RaiseAsync(BudgetEntry entry, BudgetWish wish, CancellationToken cancellationToken)
    {
        if (OfJob(wish) is { } tooDear)
            return tooDear;
        await SettleAsync(entry, wish.JobId, wish.Usd, cancellationToken);
        return null;
    }

    /// <summary>Whether a job that waits would be let through now.</summary>
    public async Task<bool> IsOpenAsync(string jobId, JobHold hold, CancellationToken cancellationToken)
    {
        var wish = new BudgetWish(jobId, hold.Caller, hold.Usd) { RecipeUsd = hold.RecipeUsd };
        if (OfJob(wish) is not null)
            return false;
        return !settings.Counts || OfDay(wish, await store.ReadAsync(store.Today, hold.Caller, jobId, cancellationToken)) is null;
    }

    /// <summary>What the job has really cost takes the place of what was expected.</summary>
    public async Task SettleAsync(BudgetEntry entry, string jobId, decimal usd, CancellationToken cancellationToken)
    {
        if (settings.Counts)
            await store.CountAsync<JobHold>(entry.Day, entry.Caller, jobId, usd, _ => null, cancellationToken);
    }

    private JobHold? OfJob(BudgetWish wish)
    {
        if (wish.Released)
            return null;
        if (wish.Usd > wish.RecipeUsd)
            return Hold(wish, BudgetCeiling.Job, $"and its recipe lets a job cost {Usd(wish.RecipeUsd.Value)}.", Lift);
        return wish.Usd > settings.JobUsd
            ? Hold(wish, BudgetCeiling.Job, $"and one job may cost {Usd(settings.JobUsd.Value)} (Budget:JobUsd).", Lift)
            : null;
    }

    private JobHold? OfDay(BudgetWish wish, BudgetDay day)
    {
        if (wish.Released || day.Job is not null)
            return null;
        if (day.All + wish.Usd > settings.UsdPerDay)
            return OfSum(wish, BudgetCeiling.Day, day.All, settings.UsdPerDay.Value, "a day", "Budget:UsdPerDay");
        return wish.Caller is not null && day.Caller + wish.Usd > settings.CallerUsdPerDay
            ? OfSum(wish, BudgetCeiling.Caller, day.Caller, settings.CallerUsdPerDay.Value, "a caller's day", "Budget:CallerUsdPerDay")
            : null;
    }

    private JobHold OfSum(BudgetWish wish, BudgetCeiling ceiling, decimal spent, decimal most, string what, string setting) => Hold(
        wish,
        ceiling,
        $"and {what} may cost {Usd(most)} ({setting}), of which {Usd(spent)} is spent or promised.",
        wish.Usd > most ? $"No day holds it. {Lift}" : $"It goes on with a new day (UTC), or before: {Lift}");

    private JobHold Hold(BudgetWish wish, BudgetCeiling ceiling, string why, string then) =>
        new(ceiling, $"It would cost about {Usd(wish.Usd)}, {why} {then}", wish.Usd, clock.GetUtcNow())
        {
            RecipeUsd = wish.RecipeUsd,
            Caller = wish.Caller,
        };

    private static string Usd(decimal usd) => string.Create(CultureInfo.InvariantCulture, $"${usd:0.00####}");
}
