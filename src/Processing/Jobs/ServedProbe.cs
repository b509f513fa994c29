using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Probes what is served, and tells a fault of storage from one of the file.</summary>
public sealed class ServedProbe(IFFmpegRunner runner, CodecCatalog codecs, MediaLimits limits)
{
    /// <summary>A probe that ran out of time with less CPU time than this has waited for bytes.</summary>
    private static readonly TimeSpan IdleProbe = TimeSpan.FromSeconds(2);

    /// <summary>What it is, or the end that its content means for the job.</summary>
    /// <exception cref="StorageUnavailableException">R2 did not give its bytes.</exception>
    public async Task<Result<MediaInfo, JobEnd>> ProbeAsync(JobWork work, ServedSource served, CancellationToken cancellationToken)
    {
        var before = work.Totals.CpuTime;
        var prober = new MediaProber(new MeteredRunner(runner, work.Totals), codecs, limits);
        Result<MediaInfo, Failure> probed;
        try
        {
            probed = await prober.ProbeAsync(served.Url, served.ReadAsync, served.SizeBytes, cancellationToken);
        }
        catch (Exception) when (served.Fault is not null)
        {
            return SourceFaults.Explain(served)!;
        }

        if (probed.Succeeded(out var media, out var failure))
            return media;
        if (SourceFaults.Explain(served) is { } superseded)
            return superseded;
        // ffprobe gave up on a storage that the source server still waits for: no fault of the file.
        var waited = failure.Code == FailureCode.TimedOut && work.Totals.CpuTime - before < IdleProbe;
        return failure.Retryable || waited ? throw new StorageUnavailableException(new TimeoutException(failure.Message)) : JobEnd.Failed(failure);
    }
}
