using MediaFunctions.Processing.Delivery.Cdn;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs.Deleting;

/// <summary>What of an asset is not in tables: its sources, everything public, and the CDN's copies of that.</summary>
public sealed partial class AssetObjects(
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket,
    [FromKeyedServices("media")] R2Bucket media,
    UploadStore uploads,
    CdnPurger cdn,
    ICrashPoints crashPoints,
    ILogger<AssetObjects> log)
{
    // R2's longest listing, and the most that it deletes with one request.
    private const int Page = 1000;

    /// <summary>What stands now under those of the keys that are not ours, and so may be used again.</summary>
    public async Task<IReadOnlyList<ObjectSeen>> SeeAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var seen = new List<ObjectSeen>();
        foreach (var key in keys.Where(key => !IsOurs(key)))
        {
            if (await SeeAsync(key, cancellationToken) is { } there)
                seen.Add(there);
        }
        return seen;
    }

    /// <summary>Deletes the sources, and gives up an upload in parts.</summary>
    public async Task DeleteSourcesAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        if (await uploads.GetAsync(deletion.AssetId, cancellationToken) is { UploadId: { } uploadId } upload)
            await uploadsBucket.AbortAsync(upload.Key, uploadId, cancellationToken);
        foreach (var key in deletion.Sources)
        {
            // Another upload may stand under a key that is not ours by now. By what it is, and not by when it was put: no
            // two clocks agree.
            if (IsOurs(key) || (await SeeAsync(key, cancellationToken) is { } there && deletion.Seen.Contains(there)))
                await uploadsBucket.DeleteAsync(key, cancellationToken);
        }
        crashPoints.Passed(CrashPoint.SourceDeleted);
    }

    /// <summary>Whether anything public is there, or under a key of ours.</summary>
    public async Task<bool> AnyAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        foreach (var key in deletion.Sources.Where(IsOurs))
        {
            if (await uploadsBucket.HeadAsync(key, cancellationToken) is not null)
                return true;
        }
        return (await media.ListAsync($"{deletion.AssetId}/", null, 1, cancellationToken)).Count > 0;
    }

    /// <summary>Deletes everything public, page by page.</summary>
    public async Task DeletePublicAsync(string assetId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await media.ListAsync($"{assetId}/", null, Page, cancellationToken);
            if (page.Count == 0)
                return;
            var keys = page.Select(item => item.Key).ToList();
            await media.DeleteManyAsync(keys, cancellationToken);
            crashPoints.Passed(CrashPoint.ObjectsDeleted);
            // What fails here, or dies before, the purge of the whole folder makes good.
            await TryPurgeAsync(assetId, () => cdn.PurgeAsync(keys, cancellationToken));
        }
    }

    /// <summary>Purges all that the CDN may have of the asset; false where it could not.</summary>
    public async Task<bool> TryPurgeAllAsync(string assetId, CancellationToken cancellationToken)
    {
        var purged = await TryPurgeAsync(assetId, () => cdn.PurgeFolderAsync(assetId, cancellationToken));
        if (purged)
            crashPoints.Passed(CrashPoint.CopiesPurged);
        return purged;
    }

    private static bool IsOurs(string key) => UploadKey.AssetIdOf(key) is not null;

    private async Task<ObjectSeen?> SeeAsync(string key, CancellationToken cancellationToken) =>
        await uploadsBucket.HeadAsync(key, cancellationToken) is { } head ? new ObjectSeen(key, head.ETag, head.LastModified) : null;

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The CDN may still have copies of the deleted asset {AssetId}; the purge is repeated")]
    private partial void NotPurged(string assetId, Exception exception);
}
