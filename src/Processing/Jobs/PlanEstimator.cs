using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Planning.Estimating;
using MediaFunctions.Processing.Routing;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Processing.Streaming.Receiving;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What a plan will take and cost.</summary>
/// <remarks>
/// Of a run by itself and of a whole job: a job has executions, a manifest, a claim and a commit too, and its time is
/// charged in steps, so that it costs more than its runs together.
/// </remarks>
public sealed class PlanEstimator(JobSettings settings, RoutingSettings routing, StreamingOptions streaming, PriceList prices)
{
    // Azure gives an instance one vCPU for every 2 GiB (Flex: 512 MB a quarter, 4 GB two; Container Apps' Consumption likewise).
    private const double BytesPerVcpu = 2.0 * 1024 * 1024 * 1024;

    // A guess: Cloudflare says "a few seconds to a few minutes depending on the length", and promises nothing.
    private const double StreamSeconds = 60;
    private const double StreamSecondsPerSecond = 0.5;

    private static readonly Coefficients Measured = Coefficients.BuiltIn;

    /// <summary>One run by itself.</summary>
    public Estimate Of(PlannedRun run, MediaInfo media, Route route)
    {
        var estimate = RunEstimate.For(run, media);
        return Shape([estimate], estimate.BytesRead, null, prices.OfRun(Usage([estimate], 0, Seconds([(run, estimate)], route), route)));
    }

    /// <summary>A whole job: its probe, the look at its outputs, its manifest and what it does around them included.</summary>
    public Estimate Of(JobPlan plan, MediaInfo media, Route route)
    {
        if (route == Route.Stream)
            return AtStream(media);
        var runs = plan.Runs.Select(run => (run, RunEstimate.For(run, media))).ToList();
        var outputs = plan.Runs.Sum(run => run.Parts.Count(part => part.Completes is null));
        var around = new RunEstimate(
            Around("cpuSeconds") + (outputs * Around("cpuSecondsPerOutput")), 0, (long)Around("bytesWritten"), 0, 0, 0);
        List<RunEstimate> estimates = [.. runs.Select(run => run.Item2), around];
        var seconds = Around("wallSeconds") + (around.CpuSeconds / Vcpus(route)) + Seconds(runs, route);
        var usage = Usage(estimates, (int)Around("writes"), seconds, route);
        return Shape(estimates, Read(estimates, media), seconds, prices.OfJob(usage with { ClassB = usage.ClassB + (long)Around("reads") }).Usd);
    }

    private Estimate AtStream(MediaInfo media) => new()
    {
        BytesRead = 0,
        BytesWritten = 0,
        CpuSeconds = 0,
        MemoryBytes = 0,
        WallSeconds = StreamSeconds + ((media.DurationSeconds ?? 0) * StreamSecondsPerSecond),
        Usd = Money.Round(prices.StreamMonth(media.DurationSeconds ?? 0)),
    };

    /// <summary>Runs share a cache: what fits it is fetched once, of a larger source its head and index.</summary>
    private long Read(List<RunEstimate> estimates, MediaInfo media)
    {
        var head = RunEstimate.HeadBytes(media);
        var each = head + estimates.Sum(estimate => Math.Max(0, estimate.BytesRead - head));
        return media.SizeBytes <= streaming.CacheBytes ? Math.Min(each, media.SizeBytes) : each;
    }

    private static double Around(string name) => Measured.Job.Of(name);

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
        InstanceBytes = InstanceBytes(route),
        InContainer = route == Route.Container,
        ClassA = writes + estimates.Sum(Writes),
        ClassB = estimates.Sum(estimate => (long)Math.Ceiling(estimate.BytesRead / Measured.Reading.Of("bytesPerRequest"))),
        BytesWritten = estimates.Sum(estimate => estimate.BytesWritten),
    };

    /// <summary>A put for each file, and what a large one that is streamed takes more: its parts, its begin and its end.</summary>
    private static long Writes(RunEstimate estimate) => estimate.Files + (long)estimate.Streamed
        .Where(file => file.BytesEach > SinkUpload.PartBytes)
        .Sum(file => file.Files * (1 + Math.Ceiling(file.BytesEach / SinkUpload.PartBytes)));

    private double Seconds(IReadOnlyList<(PlannedRun Run, RunEstimate Estimate)> runs, Route route) => Math.Max(
        WallTime.Of(runs, Vcpus(route)),
        runs.Sum(run => run.Estimate.BytesRead) / Measured.Reading.Of("bytesPerSecond"));

    /// <summary>How many there are in a place.</summary>
    internal double Vcpus(Route route) => InstanceBytes(route) / BytesPerVcpu;

    /// <summary>What so long a time of the container costs, whatever it does, US dollars.</summary>
    internal decimal ContainerUsd(TimeSpan time) => Money.Amount(time.TotalSeconds) * prices.ContainerSecond;

    private long InstanceBytes(Route route) => route == Route.Container ? routing.ContainerBytes : settings.InstanceBytes;
}
