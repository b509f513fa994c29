using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs;

/// <summary>The folders of runs in the media bucket, as runs stream into them and look at what they streamed.</summary>
public sealed class RunStore(
    [FromKeyedServices("media")] R2Bucket media, SourceServer server, ICrashPoints crashPoints)
{
    private const int DeletesALook = 8 * R2Bucket.DeletesAtOnce;

    /// <summary>Where a run streams to.</summary>
    public ISinkStore Of(JobWork work, PlannedRun run) => new R2SinkStore(
        media.MeteredBy(work.Meter), work.RunFolder, name => ContentTypeOf(work, run, name), crashPoints);

    /// <summary>What a run streamed, to look at.</summary>
    public StreamedFiles Of(JobWork work, EndedRun ended) => new(ended.Streamed, (name, token) => OpenAsync(work, name, token), server);

    /// <summary>Deletes files that no manifest will name.</summary>
    /// <remarks>
    /// A worker that slept through its lease has a successor, which writes into the same folder and may have published these
    /// very names: so the lease is looked at right before, and again every few files.
    /// </remarks>
    /// <exception cref="LeaseLostException">The job is another's by now.</exception>
    public async Task DeleteAsync(JobWork work, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = R2Bucket.DeletesAtOnce, CancellationToken = cancellationToken };
        foreach (var some in names.Chunk(DeletesALook))
        {
            await work.Lease.CheckAsync(cancellationToken);
            await Parallel.ForEachAsync(some, options, async (name, token) =>
            {
                await media.DeleteAsync(work.RunFolder + name, token);
                crashPoints.Passed(CrashPoint.LeftoverDeleted);
            });
        }
    }

    private async Task<ISourceObject> OpenAsync(JobWork work, string name, CancellationToken cancellationToken)
    {
        var bucket = media.MeteredBy(work.Meter);
        var head = await bucket.HeadAsync(work.RunFolder + name, cancellationToken);
        // Only a job that has ended has its folder deleted: this worker's lease is over, and the next try will see.
        return head is null
            ? throw new StorageUnavailableException(new FileNotFoundException($"{name} is gone from the media bucket."))
            : new R2SourceObject(bucket, head);
    }

    private static string ContentTypeOf(JobWork work, PlannedRun run, string name)
    {
        var output = run.Outputs.First(output => output.Owns(name));
        return work.Recipe!.Output(output.Name).Kind.ContentTypeOf(output.File, name);
    }
}
