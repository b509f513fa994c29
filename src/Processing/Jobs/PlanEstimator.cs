using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Routing;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What a plan will take and cost.</summary>
/// <remarks>
/// Of a run by itself and of a whole job: a job has executions, a manifest, a claim and a commit too, and its time is
/// charged in steps, so that it costs more than its runs together.
/// </remarks>
public sealed class PlanEstimator(JobSettings settings, StreamingOptions streaming, PriceList prices)
{
    // Azure gives an instance one vCPU for every 2 GiB (Flex: 512 MB a quarter, 4 GB two).
    private const double BytesPerVcpu = 2.0 * 1024 * 1024 * 1024;

    // Claim, HEADs, probe, looking at outputs, commit.
    private const double SecondsAround = 1;

    // What one connection to R2 gives, measured; reading overlaps decoding.
    private const double BytesPerSecond = 50e6;

    // Manifest and pointer; HEADs and GETs of source, manifest and pointer.
    private const int WritesAround = 2;
    private const int ReadsAround = 6;

    // Between a request of a seeking reader and one of a sequential reader.
    private const long BytesPerRequest = 1 << 20;

    /// <summary>One run by itself.</summary>
    public Estimate Of(PlannedRun run, MediaInfo media, Route route)
    {
        var estimate = RunEstimate.For(run, media);
        return Shape([estimate], estimate.BytesRead, null, prices.OfRun(Usage([estimate], Files([run]), Seconds([estimate]), route)));
    }

    /// <summary>A whole job.</summary>
    public Estimate Of(JobPlan plan, MediaInfo media, Route route)
    {
        var estimates = plan.Runs.Select(run => RunEstimate.For(run, media)).ToList();
        var seconds = SecondsAround + Seconds(estimates);
        var usage = Usage(estimates, WritesAround + Files(plan.Runs), seconds, route);
        return Shape(estimates, Read(estimates, media), seconds, prices.OfJob(usage with { ClassB = usage.ClassB + ReadsAround }).Usd);
    }

    /// <summary>Runs share a cache: what fits it is fetched once.</summary>
    private long Read(List<RunEstimate> estimates, MediaInfo media)
    {
        var each = estimates.Sum(estimate => estimate.BytesRead);
        return media.SizeBytes <= streaming.CacheBytes ? Math.Min(each, media.SizeBytes) : each;
    }

    private static Estimate Shape(List<RunEstimate> estimates, long bytesRead, double? seconds, decimal usd) => new()
    {
        BytesRead = bytesRead,
        BytesWritten = estimates.Sum(estimate => estimate.BytesWritten),
        CpuSeconds = Math.Round(estimates.Sum(estimate => estimate.CpuSeconds), 3),
        MemoryBytes = estimates.Max(estimate => estimate.MemoryBytes),
        WallSeconds = seconds is { } wall ? Math.Round(wall, 3) : null,
        Usd = usd,
    };

    private JobUsage Usage(List<RunEstimate> estimates, int writes, double seconds, Route route) => new()
    {
        Seconds = seconds,
        InstanceBytes = settings.InstanceBytes,
        InContainer = route == Route.Container,
        ClassA = writes,
        ClassB = estimates.Sum(estimate => 1 + (estimate.BytesRead / BytesPerRequest)),
        BytesWritten = estimates.Sum(estimate => estimate.BytesWritten),
    };

    private double Seconds(List<RunEstimate> estimates) => Math.Max(
        estimates.Sum(estimate => estimate.CpuSeconds) / (settings.InstanceBytes / BytesPerVcpu),
        estimates.Sum(estimate => estimate.BytesRead) / BytesPerSecond);

    /// <summary>What only measures writes nothing to R2.</summary>
    private static int Files(IReadOnlyList<PlannedRun> runs) => runs.Sum(run => run.Parts.Count(part => part.Completes is null));
}
