using System.Diagnostics;
using MediaFunctions.Processing.Jobs.Announcing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Running;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>
/// Takes one message of the queue to its end: claim, make, commit, finish. Returning means that the message is done
/// with; throwing means that the queue is to show it again.
/// </summary>
public sealed partial class JobProcessor(
    JobClaims claims,
    JobStore store,
    JobQueue queue,
    JobMaker maker,
    JobFinisher finisher,
    JobDispatcher dispatcher,
    JobHolder holder,
    DeadLetters deadLetters,
    JobSpending spending,
    BudgetSettler budget,
    JobStatuses statuses,
    DeletionStore deletions,
    IRecipeBooks books,
    FFmpegTool tool,
    LeaseSettings leases,
    TimeProvider clock,
    ICrashPoints crashPoints,
    ILogger<JobProcessor> log)
{
    /// <summary>Processes the message.</summary>
    /// <exception cref="Exception">A fault that may pass, or the worker is stopping; the lease is given back.</exception>
    public async Task ProcessAsync(string messageText, CancellationToken cancellationToken)
    {
        if (JobQueue.Read(messageText) is not { } message)
        {
            await deadLetters.KeepForeignAsync(Ids.NewToken(), messageText, cancellationToken);
            return;
        }
        var claim = await claims.ClaimAsync(message, RecipeOfAsync, tool.BuildHash, cancellationToken);
        Claimed(message.JobId, claim.Kind, claim.Row.Tries);
        switch (claim.Kind)
        {
            case ClaimKind.Owned:
                await WorkAsync(claim, cancellationToken);
                break;
            // It may have died between the end and that.
            case ClaimKind.AlreadyEnded when claim.Row.State.IsFinal():
                await budget.TrySettleAsync(claim.Row, cancellationToken);
                break;
            case ClaimKind.Exhausted:
                await deadLetters.BuryAsync(claim.Row, claim.Row.Failure ?? DeadLetters.Killer(claim.Row.Tries), cancellationToken);
                break;
        }
    }

    /// <summary>Takes a message that the queue gave up: sends it anew, or, when its tries are used up, keeps it as a dead letter.</summary>
    public async Task BuryAsync(string messageText, string messageId, CancellationToken cancellationToken)
    {
        if (JobQueue.Read(messageText) is not { } message)
        {
            await deadLetters.KeepForeignAsync(messageId, messageText, cancellationToken);
            return;
        }
        var known = await store.GetAsync(message.JobId, cancellationToken);
        if (known is null && await deletions.GetAsync(message.AssetId, cancellationToken) is not null)
            return;
        var row = known
            ?? await store.InsertAsync(
                new JobRow
                {
                    Job = message,
                    State = JobState.Queued,
                    RecipeJson = await RecipeOfAsync(message, cancellationToken),
                    CreatedAt = clock.GetUtcNow(),
                },
                cancellationToken);
        // Whoever works on it, or has inserted it meanwhile, brings it to its end without this message.
        if (row is null || row.State.IsFinal() || row.LeaseAlive(clock.GetUtcNow()))
            return;
        if (row.Tries >= leases.MaxTries)
            await deadLetters.BuryAsync(row, DeadLetters.GivenUp(row), cancellationToken);
        else
            await SendAnewAsync(row, cancellationToken);
    }

    /// <summary>The recipe for a row that nobody has written yet: only then is the book looked at.</summary>
    private async ValueTask<string> RecipeOfAsync(MediaJob message, CancellationToken cancellationToken) =>
        (await books.GetAsync(cancellationToken)).Find(message.Recipe)?.Json ?? "";

    /// <summary>
    /// The queue counts deliveries that never reached the row (tables that were away, workers that were stopped): they
    /// are one try together, for the tries in the row decide.
    /// </summary>
    private async Task SendAnewAsync(JobRow row, CancellationToken cancellationToken)
    {
        var counted = row with { Tries = row.Tries + 1, SentAt = clock.GetUtcNow() };
        if (await store.ReplaceAsync(row, counted, cancellationToken) is not null)
            await queue.SendAsync(row.Job with { DeliveryId = Ids.NewToken() }, leases.LeaseDuration, row.Route, cancellationToken);
    }

    private async Task WorkAsync(Claim claim, CancellationToken cancellationToken)
    {
        await using var lease = new JobLease(claim.Row, store, leases, clock);
        await using var work = new JobWork(lease, clock) { Waited = claim.Waited };
        work.Status = statuses.Open(work.Job, work.Meter);
        statuses.Show(work.Status, claim.Row);
        lease.Shown = row => statuses.Show(work.Status, row);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Stopped);
        try
        {
            await LeaveAsync(work, await maker.MakeAsync(work, stop.Token), stop.Token);
        }
        // Whatever the cancellation made of what was under way.
        catch (Exception) when (lease.End == LeaseEnd.CancelRequested)
        {
            await finisher.EndAsync(work, JobEnd.Cancelled(), cancellationToken);
        }
        catch (Exception e) when (lease.End == LeaseEnd.Lost && !cancellationToken.IsCancellationRequested)
        {
            Lost(work.Job.JobId, e);
            if (!await IsInOtherHandsAsync(work.Row, cancellationToken))
                throw;
        }
        catch (Exception e)
        {
            if (!await GiveUpAsync(work, e, cancellationToken))
                throw;
        }
        Ended(work.Job.JobId, work.Row.State, work.Row.Failure?.Code, work.Elapsed.TotalMilliseconds);
    }

    private async Task LeaveAsync(JobWork work, StepEnd? end, CancellationToken cancellationToken)
    {
        switch (end)
        {
            case null:
                await finisher.SucceedAsync(work, cancellationToken);
                break;
            case JobEnd over:
                await finisher.EndAsync(work, over, cancellationToken);
                break;
            case JobHandover handover:
                if (await dispatcher.SendAsync(work, handover, cancellationToken))
                    statuses.Show(work.Status, work.Row);
                else
                    await finisher.EndAsync(work, JobEnd.Cancelled(), cancellationToken);
                break;
            case JobHeld held:
                if (await holder.HoldAsync(work, held, cancellationToken))
                    statuses.Show(work.Status, work.Row);
                else
                    await finisher.EndAsync(work, JobEnd.Cancelled(), cancellationToken);
                break;
            case StreamWait wait:
                if (await dispatcher.WaitAsync(work, wait, cancellationToken))
                    statuses.Show(work.Status, work.Row);
                else
                    await finisher.EndAsync(work, JobEnd.Cancelled(), cancellationToken);
                break;
            default:
                throw new UnreachableException($"Nobody knows what to do with {end.GetType().Name}.");
        }
    }

    /// <summary>Gives the lease back; or, after the last try, buries the job and answers true.</summary>
    private async Task<bool> GiveUpAsync(JobWork work, Exception cause, CancellationToken cancellationToken)
    {
        var stopping = cancellationToken.IsCancellationRequested;
        var failure = Faults.Diagnose(cause);
        Fault(work.Job.JobId, work.Row.Tries, failure.Code, cause);
        // It was given back before that: what came after its row, the sweep makes good.
        if (work.Row.LeaseToken is null)
            return false;
        // The worker may be stopping: what is written now must not wait for it, nor hold it up.
        using var last = new CancellationTokenSource(TimeSpan.FromSeconds(10), clock);
        if (!stopping && work.Row.Tries >= leases.MaxTries)
        {
            await deadLetters.BuryAsync(work.Row, failure, last.Token, work);
            return true;
        }
        await work.Lease.UpdateAsync(
            row => spending.Leave(row, work) with
            {
                State = row.Waiting,
                LeaseToken = null,
                LeaseUntil = null,
                // A worker that was told to stop has not failed.
                Tries = stopping ? row.Tries - 1 : row.Tries,
                Failure = stopping ? row.Failure : failure,
                Progress = null,
            },
            last.Token);
        crashPoints.Passed(CrashPoint.LeaseReturned);
        return false;
    }

    private async Task<bool> IsInOtherHandsAsync(JobRow mine, CancellationToken cancellationToken)
    {
        var row = await store.GetAsync(mine.Job.JobId, cancellationToken);
        return row is null || row.State.IsFinal()
            || (row.LeaseAlive(clock.GetUtcNow()) && row.OwnerDeliveryId != mine.OwnerDeliveryId);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId}: {Claim}, try {Tries}")]
    private partial void Claimed(string jobId, ClaimKind claim, int tries);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId} {State} {Failure} after {Milliseconds} ms")]
    private partial void Ended(string jobId, JobState state, FailureCode? failure, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} lost its lease")]
    private partial void Lost(string jobId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} failed for now, try {Tries}: {Failure}")]
    private partial void Fault(string jobId, int tries, FailureCode failure, Exception exception);
}
