using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs.Deleting;

/// <summary>Brings every job of an asset to an end, so that no worker writes what is about to be deleted.</summary>
public sealed class JobStopper(JobStore store, JobCommands commands, JobSpending spending, BudgetSettler budget, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether all have ended; false where a worker takes longer than a caller should wait.</summary>
    public async Task<bool> StopAsync(string assetId, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var ended = true;
            foreach (var row in await store.ForAssetAsync(assetId, cancellationToken))
                ended &= row.State.IsFinal() || await EndAsync(row, cancellationToken);
            if (ended)
                return true;
            if (clock.GetElapsedTime(began) > Patience)
                return false;
            await Task.Delay(Pace, clock, cancellationToken);
        }
    }

    private async Task<bool> EndAsync(JobRow row, CancellationToken cancellationToken)
    {
        // Its worker has been told.
        if (row.CancelRequested && row.LeaseAlive(clock.GetUtcNow()))
            return false;
        var cancelled = await commands.CancelAsync(row.Job.JobId, cancellationToken);
        // Refused: it commits. Its worker brings it to its end; where it has lost that worker, nobody need.
        var now = cancelled.Succeeded(out var stopped, out _) ? stopped : await EndWithoutWorkerAsync(row, cancellationToken);
        return now?.State.IsFinal() ?? true;
    }

    private async Task<JobRow?> EndWithoutWorkerAsync(JobRow row, CancellationToken cancellationToken)
    {
        var ended = await store.ChangeAsync(
            row.Job.AssetId,
            row.Job.Version,
            newest => newest.State.IsFinal() || newest.LeaseAlive(clock.GetUtcNow())
                ? null
                : spending.Leave(newest) with
                {
                    State = JobState.Cancelled,
                    LeaseToken = null,
                    LeaseUntil = null,
                    FinishedAt = clock.GetUtcNow(),
                    Failure = new Failure(FailureCode.Cancelled, "The asset was deleted."),
                },
            cancellationToken);
        if (ended?.State == JobState.Cancelled)
            await budget.TrySettleAsync(ended, cancellationToken);
        return ended;
    }
}
