using MediaFunctions.Processing.Ledger;
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
        var counted = work.Budget ?? work.Row.Budget;
        var wish = new BudgetWish(work.Row.BudgetId, await CallerAsync(work.Job, cancellationToken), whole - work.Row.Spent.ClosedUsd)
        {
            WholeUsd = whole,
            RecipeUsd = work.Recipe!.Routing.MaxUsd,
            Released = work.Row.Released,
        };
        if (counted?.Usd >= wish.Usd)
            return null;
        var (entry, hold) = await desk.AdmitAsync(wish, counted, cancellationToken);
        // It waits as long as it does: that it was tried again meanwhile changes nothing.
        if (hold is not null)
            return new JobHeld(hold with { Since = work.Waited?.Since ?? hold.Since, RestUsd = work.Usd });
        if (entry is null)
            return null;
        crashPoints.Passed(CrashPoint.BudgetReserved);
        work.Budget = entry;
        return null;
    }

    /// <summary>Who pays: of what a grant's holder uploads, who gave it.</summary>
    private async Task<string?> CallerAsync(MediaJob job, CancellationToken cancellationToken)
    {
        var caller = job.Owner ?? job.Caller;
        return settings.CallerUsdPerDay is not null && caller is not null && Caller.GrantOf(caller) is { } grant
            ? (await grants.GetAsync(grant, cancellationToken))?.GivenBy ?? caller
            : caller;
    }
}
