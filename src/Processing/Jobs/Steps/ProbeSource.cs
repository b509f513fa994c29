using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>What the upload is, by range reads of its beginning and its index; held against the limits.</summary>
public sealed class ProbeSource(
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket,
    SourceServer server,
    ServedProbe probe,
    MediaLimits limits) : IJobStep
{
    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        work.Lease.Report(new JobProgress("probing", 0, 0, 0));
        var source = new R2SourceObject(uploadsBucket.MeteredBy(work.Meter), work.Source!);
        work.Served = await server.ServeAsync(source, cancellationToken);
        if (!(await probe.ProbeAsync(work.Totals, work.Served, cancellationToken)).Succeeded(out var media, out var end))
            return end;

        work.Media = media;
        return new LimitChecker(limits).Check(media) is { } excess ? JobEnd.Failed(excess) : null;
    }
}
