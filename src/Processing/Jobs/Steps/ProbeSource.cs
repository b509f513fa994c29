using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>What the upload is, by range reads of its beginning and its index; held against the limits.</summary>
public sealed class ProbeSource(
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket,
    SourceServer server,
    IFFmpegRunner runner,
    CodecCatalog codecs,
    MediaLimits limits) : IJobStep
{
    /// <summary>A probe that ran out of time with less CPU time than this has waited for bytes.</summary>
    private static readonly TimeSpan IdleProbe = TimeSpan.FromSeconds(2);

    public async Task<JobEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        work.Lease.Report(new JobProgress("probing", 0, 0, 0));
        var source = new R2SourceObject(uploadsBucket.MeteredBy(work.Meter), work.Source!);
        var served = work.Served = await server.ServeAsync(source, cancellationToken);

        var prober = new MediaProber(new MeteredRunner(runner, work.Totals), codecs, limits);
        Result<MediaInfo, Failure> probed;
        try
        {
            probed = await prober.ProbeAsync(served.Url, served.ReadAsync, source.SizeBytes, cancellationToken);
        }
        catch (Exception) when (served.Fault is not null)
        {
            return SourceFaults.Explain(served);
        }
        if (!probed.Succeeded(out var media, out var failure))
        {
            if (SourceFaults.Explain(served) is { } changed)
                return changed;
            // ffprobe gave up on a storage that the source server still waits for: no fault of the file.
            var waited = failure.Code == FailureCode.TimedOut && work.Totals.CpuTime < IdleProbe;
            return failure.Retryable || waited ? throw new StorageUnavailableException(new TimeoutException(failure.Message)) : JobEnd.Failed(failure);
        }
        work.Media = media;
        return new LimitChecker(limits).Check(media) is { } excess ? JobEnd.Failed(excess) : null;
    }
}
