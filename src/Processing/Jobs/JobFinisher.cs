using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Jobs.Announcing;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What comes after a job is decided: pointer and row, or the broom and the row.</summary>
public sealed class JobFinisher(
    ManifestStore manifests, RunFolders runs, StreamVideos videos, ReceiptWriter receipts, JobSpending spending, JobHerald herald, BudgetSettler budget, TimeProvider clock, ICrashPoints crashPoints)
{
    /// <summary>After the commit: the pointer moves, who is to be told is on the queue, the row says <c>succeeded</c>.</summary>
    public async Task SucceedAsync(JobWork work, CancellationToken cancellationToken)
    {
        var manifest = work.Manifest
            ?? throw new InvalidOperationException($"Job {work.Job.JobId} is to succeed without a manifest.");
        // A worker that slept through its lease must not move the pointer: what its manifest names may be gone by now.
        await work.Lease.CheckAsync(cancellationToken);
        await manifests.MovePointerAsync(
            manifest, work.Row.SourceModifiedAt ?? manifest.CreatedAt, work.Job.Generation, work.Meter, cancellationToken);
        crashPoints.Passed(CrashPoint.PointerMoved);

        await herald.AnnounceAsync(
            work.Row with { State = JobState.Succeeded, Failure = null }, work.Status, cancellationToken);
        // Also of a row that was lost, or brought back after the commit: whoever deletes the asset looks for it here.
        var video = StreamOutputs.VideoOf(manifest);
        await work.Lease.UpdateAsync(
            row =>
            {
                var written = work.Plan is null ? spending.LeaveCommitted(row, work) : receipts.WriteLast(row, work);
                return written with
                {
                    State = JobState.Succeeded,
                    Route = video is null ? written.Route : Route.Stream,
                    StreamUid = video,
                    MadeJson = null,
                    ManifestJson = JsonSerializer.Serialize(manifest, DeliveryJson.Default.Manifest),
                    Failure = null,
                    LeaseToken = null,
                    LeaseUntil = null,
                    FinishedAt = clock.GetUtcNow(),
                };
            },
            cancellationToken);
        crashPoints.Passed(CrashPoint.Succeeded);
        await budget.TrySettleAsync(work.Row, cancellationToken);
    }

    /// <summary>Without a commit: the row says why, what the run wrote is deleted.</summary>
    /// <remarks>
    /// The row before the broom: a worker that lost its lease learns it there, before it deletes what another writes into the
    /// same folder by now. What a crash between the two leaves is the sweep's.
    /// </remarks>
    public async Task EndAsync(JobWork work, JobEnd end, CancellationToken cancellationToken)
    {
        await herald.AnnounceAsync(
            work.Row with { State = end.State, Failure = end.Failure }, work.Status, cancellationToken);
        await work.Lease.UpdateAsync(
            row => receipts.WriteLast(row, work) with
            {
                State = end.State,
                Failure = end.Failure,
                RuleMissed = end.RuleMissed,
                SupersededBy = end.SupersededBy,
                MadeJson = null,
                LeaseToken = null,
                LeaseUntil = null,
                Progress = null,
                FinishedAt = clock.GetUtcNow(),
            },
            cancellationToken);
        crashPoints.Passed(CrashPoint.Ended);
        await budget.TrySettleAsync(work.Row, cancellationToken);

        await runs.TryDeleteAsync(work.Row, cancellationToken);
        crashPoints.Passed(CrashPoint.RunDeleted);
        if (work.StreamUid is { } video && await videos.TryDeleteAsync(work.Job.JobId, video, cancellationToken))
            crashPoints.Passed(CrashPoint.StreamVideoDeleted);
    }
}
