using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api;

/// <summary>
/// What is whose: the one place that every route of jobs and assets asks. What belongs to others is answered exactly as
/// what is not there, so that nobody learns which ids and keys exist.
/// </summary>
public sealed class Ownership(JobStore jobs, UploadStore uploads, DeletionStore deletions)
{
    /// <summary>The answer for a job that is not there, or is another's.</summary>
    public static readonly Refusal NoSuchJob = new(RefusalCode.NotFound, "There is no job with this id.");

    /// <summary>The answer for an asset that is not there, or is another's.</summary>
    public static readonly Refusal NoSuchAsset = new(RefusalCode.NotFound, "There is no asset with this id.");

    /// <summary>The answer for an object that is not there, or is another's.</summary>
    public static readonly Refusal NoSuchObject = new(RefusalCode.NotFound, "There is no object with this key in the uploads bucket.");

    /// <summary>The job, if the caller may see it.</summary>
    public async Task<Result<JobRow, Refusal>> JobAsync(Caller caller, string jobId, CancellationToken cancellationToken) =>
        await jobs.GetAsync(jobId, cancellationToken) is { } row && caller.MaySee(row.Job.Owner) ? row : NoSuchJob;

    /// <summary>What is known of the asset, if the caller may see any of it: its upload's caller, and the owner of its jobs.</summary>
    public async Task<Result<OwnedAsset, Refusal>> AssetAsync(Caller caller, string assetId, CancellationToken cancellationToken)
    {
        if (!Ids.IsAssetId(assetId))
            return NoSuchAsset;
        IReadOnlyList<JobRow> seen = [.. (await jobs.ForAssetAsync(assetId, cancellationToken)).Where(row => caller.MaySee(row.Job.Owner))];
        // Jobs tell the owner too: only without them the upload's row is read.
        var upload = seen.Count > 0 ? null : await uploads.GetAsync(assetId, cancellationToken);
        if (upload is not null && !caller.MaySee(upload.Caller))
            upload = null;
        return seen.Count > 0 || upload is not null ? new OwnedAsset(assetId, seen, upload) : NoSuchAsset;
    }

    /// <summary>Whose the asset is, if the caller may see it; that of an asset that is being deleted too.</summary>
    public async Task<Result<AssetOwner, Refusal>> OwnerOfAsync(Caller caller, string assetId, CancellationToken cancellationToken)
    {
        if ((await AssetAsync(caller, assetId, cancellationToken)).Succeeded(out var asset, out var refusal))
            return new AssetOwner(asset.Upload?.Caller ?? asset.Jobs.Select(row => row.Job.Owner).FirstOrDefault(owner => owner is not null));
        var deletion = Ids.IsAssetId(assetId) ? await deletions.GetAsync(assetId, cancellationToken) : null;
        return deletion is not null && caller.MaySee(deletion.Owner) ? new AssetOwner(deletion.Owner) : refusal;
    }

    /// <summary>Why the caller may not name this key; null where it may: a key of ours any, others those of their uploads.</summary>
    public async Task<Refusal?> ObjectionToKeyAsync(Caller caller, string key, CancellationToken cancellationToken)
    {
        if (caller.SeesAll)
            return null;
        return await uploads.ForKeyAsync(key, cancellationToken) is { } upload && caller.MaySee(upload.Caller) ? null : NoSuchObject;
    }
}
