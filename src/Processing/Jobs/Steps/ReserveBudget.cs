using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>Lets the job through under the ceilings of cost, before anything runs or is sent elsewhere.</summary>
public sealed class ReserveBudget(BudgetDesk desk, BudgetSettings settings, GrantStore grants, ICrashPoints crashPoints) : IJobStep
{
    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        // Whoever sent it here, or took it up before, has counted it.
        if (work.Row.Budget is not null)
            return null;
        var wish = new BudgetWish(work.Job.JobId, await CallerAsync(work.Job, cancellationToken), work.Usd)
        {
            RecipeUsd = work.Recipe!.Routing.MaxUsd,
            Released = work.Row.Released,
        };
        var day = desk.Today;
        if (await desk.ReserveAsync(wish, cancellationToken) is { } hold)
            return new JobHeld(hold);
        if (day is null)
            return null;
        crashPoints.Passed(CrashPoint.BudgetReserved);
        work.Budget = new BudgetEntry(day, wish.Caller);
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
