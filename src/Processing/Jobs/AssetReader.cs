using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What an asset has become so far.</summary>
public sealed class AssetReader(ManifestStore manifests)
{
    /// <summary>For each recipe the current manifest, or null and the newest job; empty where there are no jobs.</summary>
    /// <param name="jobs">All that there are of the asset.</param>
    public async Task<IReadOnlyList<AssetRecipe>> ReadAsync(
        string assetId, IReadOnlyList<JobRow> jobs, CancellationToken cancellationToken) =>
        await Task.WhenAll(jobs.GroupBy(j => j.Job.Recipe).OrderBy(g => g.Key, StringComparer.Ordinal).Select(
            async group => new AssetRecipe(
                group.Key,
                group.Any(j => j.State == JobState.Succeeded)
                    ? await manifests.CurrentAsync(assetId, group.Key, cancellationToken)
                    : null,
                group.MaxBy(j => j.CreatedAt)!)));
}
