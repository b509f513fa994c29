using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>
/// Jobs that nobody is at: a worker died and its message is hidden for minutes yet, or the message of a queued job, or of one
/// that was sent to the container, is lost; or a job waits under a ceiling of cost that is higher now.
/// They are sent anew; tries are counted at the claim, so a file that kills its workers does not go round for ever.
/// </summary>
public sealed class StuckJobSweep(
    JobStore store, JobLister lister, JobQueue queue, SweepCursors cursors, SweepSettings settings, BudgetDesk budget, TimeProvider clock)
    : ISweep
{
    public string Name => "stuck jobs";

    public async Task<int> SweepAsync(CancellationToken cancellationToken) =>
        await SweepAsync(JobState.Processing, cancellationToken)
        + await SweepAsync(JobState.Queued, cancellationToken)
        + await SweepAsync(JobState.Routed, cancellationToken);

    private async Task<int> SweepAsync(JobState state, CancellationToken cancellationToken)
    {
        var sent = 0;
        var waiting = new List<JobRow>();
        var cursor = $"stuck {state.Word()}";
        var continuation = await cursors.GetAsync(cursor, cancellationToken);
        for (var seen = 0; seen < settings.Page;)
        {
            var page = await lister.ListAsync(
                new JobFilter { State = state }, Math.Min(100, settings.Page - seen), continuation, cancellationToken);
            foreach (var row in page.Jobs)
            {
                if (!IsStuck(row))
                    continue;
                if (row.Hold is not null)
                    waiting.Add(row);
                else
                    sent += await SendAsync(row, cancellationToken);
            }
            seen += page.Jobs.Count;
            continuation = page.Continuation;
            if (continuation is null)
                break;
        }
        // Who has waited longest goes first.
        var glance = budget.Glance();
        foreach (var row in waiting.OrderBy(row => row.Hold!.Since))
        {
            if (await glance.TakeAsync(row.Hold!, cancellationToken))
                sent += await SendAsync(row, cancellationToken);
        }
        await cursors.SetAsync(cursor, continuation, cancellationToken);
        return sent;
    }

    private async Task<int> SendAsync(JobRow row, CancellationToken cancellationToken)
    {
        await queue.SendAsync(row.Job with { DeliveryId = Ids.NewToken() }, TimeSpan.Zero, row.Route, cancellationToken);
        await store.ReplaceAsync(row, row with { SentAt = clock.GetUtcNow() }, cancellationToken);
        return 1;
    }

    private bool IsStuck(JobRow row)
    {
        var now = clock.GetUtcNow();
        // At Stream nobody needs to be.
        if (row.Route == Route.Stream)
            return false;
        // One that waits for money is due as soon as there is some.
        if (row.Hold is { } hold && row.SentAt <= hold.Since)
            return true;
        return row.State == JobState.Processing
            ? !row.LeaseAlive(now) && (row.LeaseUntil is null || row.SentAt < row.LeaseUntil || row.SentAt + settings.RequeueAfter < now)
            : row.SentAt + settings.RequeueAfter < now;
    }
}
