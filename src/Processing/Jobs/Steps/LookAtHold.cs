using MediaFunctions.Processing.Ledger.Budget;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>A job that waited under a ceiling of cost, and would have to again, is not fetched and probed for that.</summary>
public sealed class LookAtHold(BudgetDesk desk) : IJobStep
{
    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken) =>
        work.Waited is { } hold && !work.Row.Released && !await desk.IsOpenAsync(hold, cancellationToken)
            ? new JobHeld(hold)
            : null;
}
