using MediaFunctions.Processing.Ledger;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Lets a job wait under a ceiling of cost: nobody works on it, no message is on its way, the sweep lets it go on.</summary>
public sealed partial class JobHolder(JobSpending spending, BudgetSettler budget, ICrashPoints crashPoints, ILogger<JobHolder> log)
{
    /// <summary>Gives the lease back; false where somebody has cancelled the job meanwhile.</summary>
    public async Task<bool> HoldAsync(JobWork work, JobHeld held, CancellationToken cancellationToken)
    {
        JobRow? left = null;
        var stands = await work.Lease.UpdateAsync(
            row => row.CancelRequested ? row : ReceiptWriter.WriteFacts(left = Leave(row, work), work) with
            {
                // Whichever day it goes on, that one holds what it costs from then on.
                Budget = null,
                Spent = left.Budget is null
                    ? left.Spent
                    : left.Spent with { ClosedUsd = left.Spent.Usd, Closed = left.Spent.Closed + 1 },
                // It is sent nowhere yet; one that the container found too dear is routed anew.
                State = JobState.Queued,
                Route = null,
                Hold = held.Hold,
                LeaseToken = null,
                LeaseUntil = null,
                Tries = row.Tries - 1,
                Failure = null,
                Progress = null,
                // No message has followed: the next sweep may send one.
                SentAt = held.Hold.Since,
            },
            cancellationToken);
        if (stands.LeaseToken is not null)
            return false;
        crashPoints.Passed(CrashPoint.Held);
        await budget.TryCloseAsync(left!, stands, cancellationToken);
        if (work.Waited is null)
            Held(work.Job.JobId, held.Hold.Reason);
        return true;
    }

    /// <summary>To look whether it has to wait costs the job nothing: who waits for long would not get cheaper.</summary>
    private JobRow Leave(JobRow row, JobWork work) => row.Budget is null ? row : spending.Leave(row, work);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} waits under a ceiling of cost. {Reason}")]
    private partial void Held(string jobId, string reason);
}
