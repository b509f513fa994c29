using MediaFunctions.Processing.Ledger.Budget;
using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>
/// Lets the job through under the ceilings of cost, before anything runs or is sent elsewhere: once, and again where it will cost
/// more after all.
/// </summary>
public sealed class ReserveBudget(
    BudgetDesk desk, BudgetSettings settings, JobSpending spending, GrantStore grants, ICrashPoints crashPoints) : IJobStep
{
    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var whole = spending.Earlier(work.Row) + work.Usd;
        var toCount = whole - work.Row.Spent.ClosedUsd;
        var counted = work.Row.Budget;
        if (counted?.Usd >= toCount)
            return null;
        var wish = new BudgetWish(work.Row.BudgetId, await CallerAsync(work, cancellationToken), toCount)
        {
            WholeUsd = whole,
            // What it is counted for already stays with its day.
            RestUsd = counted is null ? toCount : work.Usd,
            RecipeUsd = work.Recipe!.Routing.MaxUsd,
            Released = work.Row.Released,
        };
        var (entry, hold) = await desk.AdmitAsync(wish, counted, cancellationToken);
        // It waits as long as it does: that it was tried again meanwhile changes nothing.
        if (hold is not null)
            return new JobHeld(hold with { Since = work.Waited?.Since ?? hold.Since, Passing = work.StreamIsAway });
        if (entry is null)
            return null;
        crashPoints.Passed(CrashPoint.BudgetReserved);
        await work.Lease.UpdateAsync(row => row with { Budget = entry }, cancellationToken);
        crashPoints.Passed(CrashPoint.BudgetNoted);
        return null;
    }

    /// <summary>Who pays: of what a grant's holder uploads, who gave it, also where he has taken it back meanwhile.</summary>
    private async Task<string?> CallerAsync(JobWork work, CancellationToken cancellationToken)
    {
        var caller = work.Job.Owner ?? work.Job.Caller;
        if (settings.CallerUsdPerDay is null || caller is null || Caller.GrantOf(caller) is not { } grant)
            return caller;
        // Uploads of the version before do not tell.
        return work.Upload?.GivenBy ?? (await grants.GetAsync(grant, cancellationToken))?.GivenBy ?? caller;
    }
}
