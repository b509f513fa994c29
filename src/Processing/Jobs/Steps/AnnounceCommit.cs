using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>
/// The last look before the commit: the source is unchanged, the lease is ours, nobody has cancelled. From here on
/// nobody can.
/// </summary>
public sealed class AnnounceCommit(
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket, ReceiptWriter receipts, ICrashPoints crashPoints) : IJobStep
{
    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        work.BeginCommit();
        var head = await uploadsBucket.MeteredBy(work.Meter).HeadAsync(work.Job.Key, cancellationToken);
        if (head?.ETag != work.Job.ETag)
            return JobEnd.Superseded();

        var row = await work.Lease.UpdateAsync(
            row => row.CancelRequested ? row : receipts.Write(row, work) with
            {
                Committing = true,
                SourceModifiedAt = head.LastModified,
                Progress = new JobProgress("publishing", 100, row.Progress?.Frames ?? 0, row.Progress?.Speed ?? 0),
            },
            cancellationToken);
        crashPoints.Passed(CrashPoint.CommitAnnounced);
        return row.Committing ? null : JobEnd.Cancelled();
    }
}
