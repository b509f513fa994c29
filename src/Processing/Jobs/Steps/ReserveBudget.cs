using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>Lets the job through under the ceilings of cost, before anything runs or is sent elsewhere.</summary>
public sealed class ReserveBudget(BudgetDesk desk, BudgetSettings settings, GrantStore grants, ICrashPoints crashPoints) : IJobStep
{
    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        // Whoever sent it here, or took it up before, has counted it, by what it would cost where it was to run then.
        if (work.Row.Budget is not null && !work.Row.Misjudged)
            return null;
        var wish = new BudgetWish(work.Row.BudgetId, await CallerAsync(work.Job, cancellationToken), work.Usd)
        {
            RecipeUsd = work.Recipe!.Routing.MaxUsd,
            Released = work.Row.Released,
        };
        if (work.Row.Budget is { } counted)
            return await desk.RaiseAsync(counted, wish, cancellationToken) is { } dearer ? Wait(work, dearer) : null;
        var day = desk.Today;
        if (await desk.ReserveAsync(wish, cancellationToken) is { } hold)
            return Wait(work, hold);
        if (day is null)
            return null;
        crashPoints.Passed(CrashPoint.BudgetReserved);
        work.Budget = new BudgetEntry(day, wish.Caller);
        return null;
    }

    /// <summary>It waits as long as it does: that it was tried again meanwhile changes nothing.</summary>
    private static JobHeld Wait(JobWork work, JobHold hold) => new(hold with { Since = work.Waited?.Since ?? hold.Since });

    /// <summary>Who pays: of what a grant's holder uploads, who gave it.</summary>
    private async Task<string?> CallerAsync(MediaJob job, CancellationToken cancellationToken)
    {
        var caller = job.Owner ?? job.Caller;
        return settings.CallerUsdPerDay is not null && caller is not null && Caller.GrantOf(caller) is { } grant
            ? (await grants.GetAsync(grant, cancellationToken))?.GivenBy ?? caller
            : caller;
    }
}
