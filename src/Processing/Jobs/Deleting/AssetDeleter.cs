using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs.Deleting;

/// <summary>
/// Deletes an asset: sources, outputs, manifests, rows, the CDN's copies. A row of its own says so first and goes last,
/// so that whoever comes after a crash goes on, and nothing late (a message, an event) brings the asset back meanwhile.
/// </summary>
public sealed partial class AssetDeleter(
    JobStopper stopper,
    AssetObjects objects,
    JobStore jobs,
    UploadStore uploads,
    DeadLetterStore deadLetters,
    DeletionStore deletions,
    SweepSettings sweep,
    TimeProvider clock,
    ICrashPoints crashPoints,
    ILogger<AssetDeleter> log)
{
    // Longer than Cloudflare's queue keeps an event (4 days) and than a message of ours can be hidden (7 days).
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(8);

    /// <summary>Begins the deletion, or begins it again, and takes it as far as it goes.</summary>
    public async Task<DeletionOutcome> DeleteAsync(string assetId, string? owner, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = await deletions.GetAsync(assetId, cancellationToken);
        var deletion = new Deletion
        {
            AssetId = assetId,
            Owner = owner,
            BegunAt = now,
            LookAt = now + sweep.Grace,
            Sources = before?.Sources ?? [],
        };
        return await GoOnAsync(await WithSourcesAsync(deletion, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Takes a deletion further, or looks whether something came after its end: what a dead worker still wrote, an upload
    /// by an address signed before. Ever more seldom; after days it is forgotten.
    /// </summary>
    public async Task LookAgainAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (deletion.Done && now - deletion.BegunAt > Remembered)
        {
            await deletions.ForgetAsync(deletion.AssetId, cancellationToken);
            return;
        }
        var age = now - deletion.BegunAt;
        var next = deletion with { LookAt = now + (deletion.Done && age > sweep.Grace ? age : sweep.Grace) };
        await GoOnAsync(await WithSourcesAsync(next, cancellationToken), cancellationToken);
    }

    private async Task<Deletion> WithSourcesAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        var known = (await jobs.ForAssetAsync(deletion.AssetId, cancellationToken)).Select(row => row.Job.Key);
        var upload = await uploads.GetAsync(deletion.AssetId, cancellationToken);
        var all = deletion with { Sources = [.. deletion.Sources.Concat(known).Concat(upload is null ? [] : [upload.Key]).Distinct()] };
        await deletions.PutAsync(all, cancellationToken);
        crashPoints.Passed(CrashPoint.DeletionBegun);
        return all;
    }

    private async Task<DeletionOutcome> GoOnAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        if (!await stopper.StopAsync(deletion.AssetId, cancellationToken))
            return DeletionOutcome.WorkerStops;
        // Before the rows: an object without a job is the sweep's to process.
        await objects.DeleteSourcesAsync(deletion, cancellationToken);
        if (deletion.Done && await objects.AnyPublicAsync(deletion.AssetId, cancellationToken))
        {
            // Said first: who dies before the purge would leave copies that nobody looks for.
            deletion = deletion with { Done = false };
            await deletions.PutAsync(deletion, cancellationToken);
        }
        await objects.DeletePublicAsync(deletion.AssetId, cancellationToken);
        if (!await ForgetJobsAsync(deletion.AssetId, cancellationToken))
            return DeletionOutcome.WorkerStops;
        await ForgetUploadAsync(deletion.AssetId, cancellationToken);
        if (!deletion.Done && !await objects.TryPurgeAllAsync(deletion.AssetId, cancellationToken))
            return DeletionOutcome.NotPurged;
        await deletions.PutAsync(deletion with { Done = true }, cancellationToken);
        crashPoints.Passed(CrashPoint.DeletionEnded);
        Deleted(deletion.AssetId);
        return DeletionOutcome.Deleted;
    }

    /// <summary>Whether all are forgotten; false where one was brought back just now.</summary>
    private async Task<bool> ForgetJobsAsync(string assetId, CancellationToken cancellationToken)
    {
        foreach (var row in await jobs.ForAssetAsync(assetId, cancellationToken))
        {
            if (!row.State.IsFinal())
                return false;
            await deadLetters.DeleteAsync(row.Job.JobId, cancellationToken);
            if (!await jobs.DeleteAsync(row, cancellationToken))
                return false;
            crashPoints.Passed(CrashPoint.JobForgotten);
        }
        return true;
    }

    private async Task ForgetUploadAsync(string assetId, CancellationToken cancellationToken)
    {
        if (await uploads.GetAsync(assetId, cancellationToken) is not { } upload)
            return;
        await uploads.DeleteAsync(upload, cancellationToken);
        crashPoints.Passed(CrashPoint.UploadForgotten);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Asset {AssetId} is deleted")]
    private partial void Deleted(string assetId);
}
