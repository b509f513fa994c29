using System.Text.RegularExpressions;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>
/// Outputs of runs that nobody committed: deleted when no manifest names their run and no job can still take it up.
/// </summary>
public sealed partial class AbandonedRunSweep(
    [FromKeyedServices("media")] R2Bucket media,
    JobStore jobs,
    ManifestStore manifests,
    SweepCursors cursors,
    SweepSettings settings,
    TimeProvider clock) : ISweep
{
    private const string Cursor = "runs";

    public string Name => "abandoned runs";

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var size = Math.Min(settings.Page, 1000);
        var after = await cursors.GetAsync(Cursor, cancellationToken);
        var page = await media.ListAsync("", after, size, cancellationToken);
        var deleted = 0;
        foreach (var folder in page.GroupBy(item => RunFolder().Match(item.Key).Value))
        {
            var match = RunFolder().Match(folder.Key);
            var newest = folder.Max(item => item.LastModified);
            if (match.Success && await IsAbandonedAsync(match, newest, cancellationToken))
            {
                await media.DeleteAllAsync(match.Value, cancellationToken);
                deleted++;
            }
        }
        await cursors.SetAsync(Cursor, page.Count < size ? null : page[^1].Key, cancellationToken);
        return deleted;
    }

    private async Task<bool> IsAbandonedAsync(Match folder, DateTimeOffset newest, CancellationToken cancellationToken)
    {
        var (asset, recipe, version, run) =
            (folder.Groups[1].Value, folder.Groups[2].Value, folder.Groups[3].Value, folder.Groups[4].Value);
        if (newest > clock.GetUtcNow() - settings.Grace)
            return false;
        var row = await jobs.GetAsync(asset, version, cancellationToken);
        // A job that has not ended keeps its run for whoever takes it over, lease or no lease.
        if (row is not null && !row.State.IsFinal() && row.RunId == run)
            return false;
        if (row is null && newest > clock.GetUtcNow() - settings.AbandonedAfter)
            return false;
        return (await manifests.FindAsync(asset, recipe, version, null, cancellationToken))?.RunId != run;
    }

    [GeneratedRegex(@"\A([0-9a-f]{32})/([a-z0-9-]+)/([0-9a-f]{12})/([0-9a-f]{8})/")]
    private static partial Regex RunFolder();
}
