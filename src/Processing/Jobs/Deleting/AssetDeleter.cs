using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;
using MediaFunctions.Processing.Uploads.Grants;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs.Deleting;

/// <summary>
/// Deletes an asset: sources, outputs, manifests, rows, the CDN's copies. A row of its own says so first and goes last,
/// so that whoever comes after a crash goes on, and nothing late (a message, an event) brings the asset back meanwhile.
/// </summary>
public sealed partial class AssetDeleter(
    JobStopper stopper,
    AssetObjects objects,
    StreamVideos videos,
    JobStore jobs,
    UploadStore uploads,
    GrantStore grants,
    DeadLetterStore deadLetters,
    DeletionStore deletions,
    CopyPurger copies,
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
        IReadOnlyList<string> sources = [.. (before?.Sources ?? []).Union(await SourcesAsync(assetId, cancellationToken))];
        var deletion = new Deletion
        {
            AssetId = assetId,
            Owner = owner,
            BegunAt = now,
            LookAt = now + sweep.Grace,
            Sources = sources,
            Seen = await objects.SeeAsync(sources, cancellationToken),
        };
        deletion = await deletions.PutAsync(deletion, cancellationToken);
        crashPoints.Passed(CrashPoint.DeletionBegun);
        return await GoOnAsync(deletion, cancellationToken);
    }

    /// <summary>
    /// Takes a deletion further, or looks whether something came after its end: what a dead worker still wrote, an upload
    /// by an address signed before. Ever more seldom; after days it is forgotten.
    /// </summary>
    /// <param name="due">As it was listed, which may be a while ago.</param>
    public async Task LookAgainAsync(Deletion due, CancellationToken cancellationToken)
    {
        // A new upload may have ended it since, or somebody asked again: it is then no longer this deletion.
        if (await deletions.GetAsync(due.AssetId, cancellationToken) is not { } deletion || deletion.BegunAt != due.BegunAt)
            return;
        var now = clock.GetUtcNow();
        var age = now - deletion.BegunAt;
        if (deletion.Done && age > Remembered)
        {
            await deletions.ForgetAsync(deletion, cancellationToken);
            return;
        }
        var sources = deletion.Sources.Union(await SourcesAsync(deletion.AssetId, cancellationToken));
        var next = deletion with
        {
            LookAt = now + (deletion.Done && age > sweep.Grace ? age : sweep.Grace),
            // Said before anything is touched: from here on a new upload waits, and its job is none of what is found.
            Done = deletion.Done && !await IsAnythingLeftAsync(deletion, cancellationToken),
            Sources = [.. sources],
        };
        if (await deletions.ReplaceAsync(next, cancellationToken) is not { } mine)
            return;
        crashPoints.Passed(CrashPoint.DeletionBegun);
        if (!mine.Done)
            await GoOnAsync(mine, cancellationToken);
    }

    private async Task<IEnumerable<string>> SourcesAsync(string assetId, CancellationToken cancellationToken)
    {
        var known = (await jobs.ForAssetAsync(assetId, cancellationToken)).Select(row => row.Job.Key);
        return await uploads.GetAsync(assetId, cancellationToken) is { } upload ? known.Append(upload.Key) : known;
    }

    private async Task<bool> IsAnythingLeftAsync(Deletion deletion, CancellationToken cancellationToken) =>
        (await jobs.ForAssetAsync(deletion.AssetId, cancellationToken)).Count > 0
        || await uploads.GetAsync(deletion.AssetId, cancellationToken) is not null
        || await objects.AnyAsync(deletion, cancellationToken);

    private async Task<DeletionOutcome> GoOnAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        if (!await stopper.StopAsync(deletion.AssetId, cancellationToken))
            return DeletionOutcome.WorkerStops;
        // Before the rows: an object without a job is the sweep's to process.
        await objects.DeleteSourcesAsync(deletion, cancellationToken);
        await objects.DeletePublicAsync(deletion.AssetId, cancellationToken);
        if (!await DeleteVideosAsync(deletion.AssetId, cancellationToken))
            return DeletionOutcome.VideosStand;
        if (!await ForgetJobsAsync(deletion.AssetId, cancellationToken))
            return DeletionOutcome.WorkerStops;
        await ForgetUploadAsync(deletion.AssetId, cancellationToken);
        // Before the end: who dies in between would leave copies that nobody looks for.
        var purge = await copies.OpenAsync(deletion.AssetId, cancellationToken);
        // Not where somebody asked again meanwhile: whoever did says so.
        await deletions.ReplaceAsync(deletion with { Done = true, Seen = [] }, cancellationToken);
        crashPoints.Passed(CrashPoint.DeletionEnded);
        Deleted(deletion.AssetId);
        return await copies.TryAsync(purge, cancellationToken) ? DeletionOutcome.Deleted : DeletionOutcome.NotPurged;
    }

    /// <summary>Whether all are gone. Before the rows, which name them: they are public to who has their address.</summary>
    private async Task<bool> DeleteVideosAsync(string assetId, CancellationToken cancellationToken)
    {
        var gone = true;
        foreach (var row in (await jobs.ForAssetAsync(assetId, cancellationToken)).Where(row => row.StreamUid is not null))
        {
            if (await videos.TryDeleteAsync(row.Job.JobId, row.StreamUid!, cancellationToken))
                crashPoints.Passed(CrashPoint.VideosDeleted);
            else
                gone = false;
        }
        return gone;
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
        // Else its holder could upload once more what its asset's deletion would swallow.
        if (Caller.GrantOf(upload.Caller) is { } grant)
            await grants.DeleteAsync(grant, cancellationToken);
        await uploads.DeleteAsync(upload, cancellationToken);
        crashPoints.Passed(CrashPoint.UploadForgotten);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Asset {AssetId} is deleted")]
    private partial void Deleted(string assetId);
}
