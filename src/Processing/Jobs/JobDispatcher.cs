using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Sends a job to the place where it goes on.</summary>
public sealed class JobDispatcher(
    JobStore store, JobQueue queue, JobSpending spending, LeaseSettings leases, TimeProvider clock, ICrashPoints crashPoints)
{
    // Longer ago than the sweep waits for any message.
    private static readonly DateTimeOffset NotSent = DateTimeOffset.UnixEpoch;

    /// <summary>Gives the lease back and sends the message; false where somebody has cancelled the job meanwhile.</summary>
    /// <remarks>
    /// The row first: a message that came before it would meet a lease that lives, and be dropped. As long as the row says that
    /// nothing is sent, the next sweep sends it: after a crash between the two, or an outage of the queue.
    /// </remarks>
    public async Task<bool> SendAsync(JobWork work, JobHandover handover, CancellationToken cancellationToken)
    {
        var message = work.Job with { DeliveryId = Ids.NewToken() };
        work.Route = handover.To;
        var sent = await work.Lease.UpdateAsync(
            row => row.CancelRequested ? row : ReceiptWriter.WriteFacts(spending.Leave(row, work), work) with
            {
                State = JobState.Routed,
                Route = handover.To.Route,
                StreamUid = work.StreamUid,
                AtStreamSince = handover.To.Route == Route.Stream ? clock.GetUtcNow() : null,
                RouteReasons = handover.To.Reasons,
                Misjudged = row.Misjudged || handover.Misjudged,
                OwnerDeliveryId = message.DeliveryId,
                LeaseToken = null,
                LeaseUntil = null,
                // It has not failed, and the other place is to have all its tries.
                Tries = row.Tries - 1,
                Failure = null,
                Progress = null,
                SentAt = handover.To.Route == Route.Stream ? clock.GetUtcNow() : NotSent,
            },
            cancellationToken);
        if (sent.State != JobState.Routed)
            return false;
        crashPoints.Passed(CrashPoint.Routed);
        // Its end is told, or asked for by the sweep.
        if (handover.To.Route == Route.Stream)
            return true;
        await queue.SendAsync(message, TimeSpan.Zero, handover.To.Route, cancellationToken);
        crashPoints.Passed(CrashPoint.RoutedMessageSent);
        await store.ChangeAsync(
            message.AssetId,
            message.Version,
            row => row.OwnerDeliveryId == message.DeliveryId && row.SentAt == NotSent ? row with { SentAt = clock.GetUtcNow() } : null,
            cancellationToken);
        return true;
    }

    /// <summary>Gives the lease back until Stream is done; false where somebody has cancelled the job meanwhile.</summary>
    /// <remarks>
    /// Each webhook and each sweep is a look, and a look at what nobody tells of sends the next one: only where none is on its
    /// way, or they would go round side by side. The message before the row would be one that nobody knows of; one that is lost
    /// the sweep replaces.
    /// </remarks>
    public async Task<bool> WaitAsync(JobWork work, StreamWait wait, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var pause = leases.LeaseDuration / 2;
        var isNext = wait.IsSilent && !(work.Row.LookAt - now >= pause / 2);
        var row = await work.Lease.UpdateAsync(
            row => row.CancelRequested ? row : spending.Leave(row, work) with
            {
                State = JobState.Routed,
                LeaseToken = null,
                LeaseUntil = null,
                // To look is no try.
                Tries = row.Tries - 1,
                Failure = null,
                Progress = wait.Percent is { } percent ? new JobProgress("encoding", percent, 0, 0) : row.Progress,
                SentAt = now,
                LookAt = isNext ? now + pause : row.LookAt,
            },
            cancellationToken);
        if (row.LeaseToken is not null)
            return false;
        crashPoints.Passed(CrashPoint.StreamWaited);
        if (isNext)
            await queue.SendAsync(work.Job with { DeliveryId = Ids.NewToken() }, pause, Route.Stream, cancellationToken);
        return true;
    }
}
