using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Deletes what a run wrote that no manifest names.</summary>
public sealed class RunFolders([FromKeyedServices("media")] R2Bucket media)
{
    public async Task DeleteAsync(JobRow row, CancellationToken cancellationToken)
    {
        if (row.RunId is { } run)
            await media.DeleteAllAsync(OutputNames.RunFolder(row.Job.AssetId, row.Job.Recipe, row.Job.Version, run), cancellationToken);
    }
}
