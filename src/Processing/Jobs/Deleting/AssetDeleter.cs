using MediaFunctions.Processing.Delivery.Cdn;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs.Deleting;

/// <summary>
/// Deletes an asset: sources, outputs, manifests, rows, the CDN's copies. A row of its own says so first and goes last,
/// so that whoever comes after a crash goes on, and nothing late (a message, an event) brings the asset back meanwhile.
/// </summary>
public sealed partial class AssetDeleter(
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket,
    [FromKeyedServices("media")] R2Bucket media,
    JobStopper stopper,
    JobStore jobs,
    UploadStore uploads,
    DeadLetterStore deadLetters,
    DeletionStore deletions,
    CdnPurger cdn,
    SweepSettings sweep,
    TimeProvider clock,
    ICrashPoints crashPoints,
    ILogger<AssetDeleter> log)
{
    // R2's longest listing, and the most that it deletes with one request.
    private const int Page = 1000;

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
        await DeleteSourcesAsync(deletion, cancellationToken);
        var found = await DeleteObjectsAsync(deletion.AssetId, cancellationToken);
        if (!await ForgetJobsAsync(deletion.AssetId, cancellationToken))
            return DeletionOutcome.WorkerStops;
        await ForgetUploadAsync(deletion.AssetId, cancellationToken);
        if (found || !deletion.Done)
        {
            if (!await TryPurgeAsync(deletion.AssetId, () => cdn.PurgeFolderAsync(deletion.AssetId, cancellationToken)))
                return DeletionOutcome.NotPurged;
            crashPoints.Passed(CrashPoint.CopiesPurged);
        }
        await deletions.PutAsync(deletion with { Done = true }, cancellationToken);
        crashPoints.Passed(CrashPoint.DeletionEnded);
        Deleted(deletion.AssetId);
        return DeletionOutcome.Deleted;
    }

    private async Task DeleteSourcesAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        if (await uploads.GetAsync(deletion.AssetId, cancellationToken) is { UploadId: { } uploadId } upload)
            await uploadsBucket.AbortAsync(upload.Key, uploadId, cancellationToken);
        foreach (var key in deletion.Sources)
        {
            // Another upload may stand under a key that is not ours by now.
            if (UploadKey.AssetIdOf(key) is null
                && await uploadsBucket.HeadAsync(key, cancellationToken) is { } head && head.LastModified > deletion.BegunAt)
                continue;
            await uploadsBucket.DeleteAsync(key, cancellationToken);
        }
        crashPoints.Passed(CrashPoint.SourceDeleted);
    }

    /// <summary>Whether there were any.</summary>
    private async Task<bool> DeleteObjectsAsync(string assetId, CancellationToken cancellationToken)
    {
        for (var found = false; ; found = true)
        {
            var page = await media.ListAsync($"{assetId}/", null, Page, cancellationToken);
            if (page.Count == 0)
                return found;
            var keys = page.Select(item => item.Key).ToList();
            await media.DeleteManyAsync(keys, cancellationToken);
            crashPoints.Passed(CrashPoint.ObjectsDeleted);
            // What fails here, or dies before, the purge of the whole folder makes good.
            await TryPurgeAsync(assetId, () => cdn.PurgeAsync(keys, cancellationToken));
        }
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

    private async Task<bool> TryPurgeAsync(string assetId, Func<Task> purge)
    {
        try
        {
            await purge();
            return true;
        }
        catch (CdnUnavailableException e)
        {
            NotPurged(assetId, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Asset {AssetId} is deleted")]
    private partial void Deleted(string assetId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The CDN may still have copies of the deleted asset {AssetId}; the purge is repeated")]
    private partial void NotPurged(string assetId, Exception exception);
}
