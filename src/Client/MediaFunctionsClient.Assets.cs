using System.Net;
using MediaFunctions.Client.Api;

namespace MediaFunctions.Client;

public sealed partial class MediaFunctionsClient
{
    /// <summary>What an asset has become so far.</summary>
    public Task<Asset> GetAssetAsync(string assetId, CancellationToken cancellationToken = default) =>
        channel.AskAsync(ApiRequest.Get(AssetRoute(assetId)), ClientJson.Default.Asset, cancellationToken);

    /// <summary>
    /// Follows the newest job of each recipe to its end; of an upload that is only promised it waits for the job.
    /// </summary>
    /// <param name="assetId">The asset.</param>
    /// <param name="afterEventId">Goes on after this event (<see cref="JobEvent.Id"/>); null: from how it is now.</param>
    /// <param name="cancellationToken">Ends the watching, not the jobs.</param>
    public IAsyncEnumerable<JobEvent> WatchAssetAsync(
        string assetId, string? afterEventId = null, CancellationToken cancellationToken = default) =>
        watch.FollowAsync($"{AssetRoute(assetId)}/events", afterEventId, cancellationToken);

    /// <summary>Deletes the source, the outputs, the manifests and all jobs, and has the CDN's copies purged.</summary>
    public async Task<AssetDeletion> DeleteAssetAsync(string assetId, CancellationToken cancellationToken = default) =>
        await channel.SendAsync(ApiRequest.Delete(AssetRoute(assetId)), cancellationToken) == HttpStatusCode.Accepted
            ? AssetDeletion.UnderWay
            : AssetDeletion.Deleted;

    /// <summary>Waits until a job of the asset is known: its upload has arrived and was reported.</summary>
    /// <param name="assetId">The asset.</param>
    /// <param name="recipe">Whose job; null: the first there is.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<AssetJob> WaitForAssetAsync(
        string assetId, string? recipe = null, CancellationToken cancellationToken = default)
    {
        foreach (var delay in Pace.Delays())
        {
            var asset = await GetAssetAsync(assetId, cancellationToken);
            if (asset.Recipes.FirstOrDefault(r => recipe is null || r.Key == recipe).Value is { } found)
                return found.Job;
            await Task.Delay(delay, clock, cancellationToken);
        }
        throw new InvalidOperationException("The pace has no end.");
    }
}
