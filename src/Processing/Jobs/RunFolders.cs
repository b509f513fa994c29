using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Deletes what a run wrote that no manifest names.</summary>
public sealed partial class RunFolders([FromKeyedServices("media")] R2Bucket media, ILogger<RunFolders> log)
{
    /// <summary>Deletes it, unless R2 is away: then the sweep does, and the job's end need not wait for it.</summary>
    public async Task TryDeleteAsync(JobRow row, CancellationToken cancellationToken)
    {
        try
        {
            await DeleteAsync(row, cancellationToken);
        }
        catch (Exception e) when (StorageFaults.IsTransient(e))
        {
            Left(row.Job.JobId, e);
        }
    }

    private async Task DeleteAsync(JobRow row, CancellationToken cancellationToken)
    {
        if (row.RunId is { } run)
            await media.DeleteAllAsync(OutputNames.RunFolder(row.Job.AssetId, row.Job.Recipe, row.Job.Version, run), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What job {JobId} wrote is left to the sweep")]
    private partial void Left(string jobId, Exception exception);
}
