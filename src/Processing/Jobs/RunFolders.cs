using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Deletes what a run wrote that no manifest names.</summary>
public sealed partial class RunFolders(
    [FromKeyedServices("media")] R2Bucket media, ManifestStore manifests, ILogger<RunFolders> log)
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
        if (row.RunId is not { } run)
            return;
        // A job may be given up after its commit (the pointer or the row could not be written): its outputs are public.
        var manifest = await manifests.FindAsync(row.Job.AssetId, row.Job.Recipe, row.Job.Version, null, cancellationToken);
        if (manifest?.RunId != run)
            await media.DeleteAllAsync(OutputNames.RunFolder(row.Job.AssetId, row.Job.Recipe, row.Job.Version, run), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What job {JobId} wrote is left to the sweep")]
    private partial void Left(string jobId, Exception exception);
}
