namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>
/// What a day has left for jobs that wait: read once for all of them, and less by each that is let go on, so that no more are
/// sent than it holds.
/// </summary>
public sealed class BudgetGlance(BudgetDesk desk, BudgetStore store)
{
    private readonly Dictionary<string, decimal> callers = new(StringComparer.Ordinal);
    private readonly string today = store.Today;
    private decimal? all;

    /// <summary>Whether the job would be let through now; then what it is to cost is no longer there for others.</summary>
    public async Task<bool> TakeAsync(JobHold hold, CancellationToken cancellationToken)
    {
        if (hold.Passing)
            return true;
        var wish = BudgetDesk.WishOf(hold);
        if (desk.OfJob(wish) is not null)
            return false;
        if (!desk.Counts)
            return true;
        var day = await ReadAsync(hold.Caller, cancellationToken);
        if (desk.OfDay(wish, day) is not null)
            return false;
        all = day.All + wish.Usd;
        if (hold.Caller is { } caller)
            callers[caller] = day.Caller + wish.Usd;
        return true;
    }

    private async Task<BudgetDay> ReadAsync(string? caller, CancellationToken cancellationToken)
    {
        if (all is { } sum && (caller is null || callers.ContainsKey(caller)))
            return new BudgetDay(sum, caller is null ? 0 : callers[caller], null);
        var read = await store.ReadAsync(today, caller, null, cancellationToken);
        // What was let go on since the first look has hardly been counted yet.
        all ??= read.All;
        if (caller is not null)
            callers[caller] = read.Caller;
        return read with { All = all.Value };
    }
}
