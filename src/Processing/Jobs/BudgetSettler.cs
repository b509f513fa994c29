using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Tells the budget what a job has really cost.</summary>
public sealed partial class BudgetSettler(BudgetDesk desk, ICrashPoints crashPoints, ILogger<BudgetSettler> log)
{
    /// <summary>Settles; where that cannot be, what was expected stands for what it was.</summary>
    public async Task TrySettleAsync(JobWork work, CancellationToken cancellationToken)
    {
        if ((work.Budget ?? work.Row.Budget) is { } entry && work.Row.ReceiptJson is { } json)
            await TryAsync(entry, work.Row, JsonSerializer.Deserialize(json, DeliveryJson.Default.Receipt)?.Cost?.Usd ?? 0, cancellationToken);
    }

    /// <summary>Of a job that was ended before anybody worked on it, nothing is spent.</summary>
    public Task TryForgetAsync(JobRow row, CancellationToken cancellationToken) =>
        row.Budget is { } entry ? TryAsync(entry, row, 0, cancellationToken) : Task.CompletedTask;

    private async Task TryAsync(BudgetEntry entry, JobRow row, decimal usd, CancellationToken cancellationToken)
    {
        try
        {
            await desk.SettleAsync(entry, row.BudgetId, usd, cancellationToken);
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
