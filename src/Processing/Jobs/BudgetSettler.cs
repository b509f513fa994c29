using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Tells the budget what a job has really cost.</summary>
public sealed partial class BudgetSettler(BudgetDesk desk, ICrashPoints crashPoints, ILogger<BudgetSettler> log)
{
    /// <summary>Settles a job that has ended; where that cannot be, what was expected stands for what it was.</summary>
    public Task TrySettleAsync(JobRow row, CancellationToken cancellationToken) => row.Budget is { } entry
        ? TrySettleAsync(row, entry, row.BudgetId, row.Spent.Usd - row.Spent.ClosedUsd, cancellationToken)
        : Task.CompletedTask;

    /// <summary>Settles what a day holds of a job that waits for another one.</summary>
    /// <param name="counted">The row as it was while it was counted.</param>
    /// <param name="waits">As it is now.</param>
    public Task TryCloseAsync(JobRow counted, JobRow waits, CancellationToken cancellationToken) => counted.Budget is { } entry
        ? TrySettleAsync(waits, entry, counted.BudgetId, waits.Spent.Usd - counted.Spent.ClosedUsd, cancellationToken)
        : Task.CompletedTask;

    private async Task TrySettleAsync(JobRow row, BudgetEntry entry, string budgetId, decimal usd, CancellationToken cancellationToken)
    {
        try
        {
            await desk.SettleAsync(entry, budgetId, usd, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            NotSettled(row.Job.JobId, e);
            return;
        }
        crashPoints.Passed(CrashPoint.BudgetSettled);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The budget keeps what job {JobId} was expected to cost: what it cost could not be noted")]
    private partial void NotSettled(string jobId, Exception exception);
}
