using MediaFunctions.Processing.Ledger.Budget;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>Forgets what days spent that nobody asks about any more.</summary>
public sealed class BudgetSweep(BudgetStore budgets, SweepSettings settings, TimeProvider clock) : ISweep
{
    // A job may be settled long after its day, and an operator may compare a month with its bill.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(62);

    public string Name => "past budgets";

    public Task<int> SweepAsync(CancellationToken cancellationToken) =>
        budgets.ForgetBeforeAsync(BudgetStore.Day(clock.GetUtcNow() - Kept), settings.Page, cancellationToken);
}
