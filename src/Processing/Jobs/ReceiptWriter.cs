using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Writes what a job took and cost, and what it found, into its row.</summary>
public sealed class ReceiptWriter(JobSettings settings, PriceList prices, PlanEstimator estimator)
{
    private const double BytesPerGb = 1024.0 * 1024 * 1024;

    /// <summary>All of it.</summary>
    public JobRow Write(JobRow row, JobWork work)
    {
        var wall = work.Elapsed;
        var receipt = new Receipt
        {
            BytesRead = work.Meter.BytesRead,
            BytesWritten = work.Meter.BytesWritten,
            SourceBytes = work.Source?.SizeBytes ?? 0,
            ClassAOps = work.Meter.ClassA,
            ClassBOps = work.Meter.ClassB,
            FfmpegCpuMs = (long)work.Totals.CpuTime.TotalMilliseconds,
            FfmpegWallMs = (long)work.Totals.WallTime.TotalMilliseconds,
            CommitMs = (long?)work.CommitElapsed?.TotalMilliseconds,
            WallMs = (long)wall.TotalMilliseconds,
            PeakRssBytes = work.Totals.PeakRssBytes,
            GbSeconds = Math.Round(wall.TotalSeconds * settings.InstanceBytes / BytesPerGb, 3),
            Runs = work.Totals.Runs,
            Cost = prices.OfJob(Usage(work, wall)),
            Alternatives = Elsewhere(work),
            Estimate = work is { Plan: { } planned, Media: { } source, Route.Route: var place } ? estimator.Of(planned, source, place) : null,
        };
        return WriteFacts(row, work) with { ReceiptJson = JsonSerializer.Serialize(receipt, DeliveryJson.Default.Receipt) };
    }

    /// <summary>What the source is and what is to become of it, without what it took.</summary>
    public static JobRow WriteFacts(JobRow row, JobWork work) => row with
    {
        Route = work.Route?.Route ?? row.Route,
        RouteReasons = work.Route?.Reasons ?? row.RouteReasons,
        ProbeJson = work.Media is { } media ? JsonSerializer.Serialize(media, JobsJson.Default.MediaInfo) : row.ProbeJson,
        PlanJson = work.Plan is { } plan && work.Route is { } route
            ? JsonSerializer.Serialize(PlanSummary.Of(plan, route), JobsJson.Default.PlanSummary)
            : row.PlanJson,
    };

    private JobUsage Usage(JobWork work, TimeSpan wall) => new()
    {
        Seconds = wall.TotalSeconds,
        InstanceBytes = settings.InstanceBytes,
        InContainer = work.Route?.Route == Route.Container,
        Stream = work.Video is { } video ? prices.StreamMonth(video.Duration is > 0 and { } seconds ? seconds : work.Media?.DurationSeconds ?? 0) : 0,
        ClassA = work.Meter.ClassA,
        ClassB = work.Meter.ClassB,
        BytesWritten = work.Meter.BytesWritten,
        BytesKept = work.Outputs.Sum(output => output.Files?.Bytes ?? output.Bytes ?? 0),
    };

    private IReadOnlyDictionary<string, decimal>? Elsewhere(JobWork work) => work.Outputs.Count > 0 && work.Media is { } media
        ? prices.Elsewhere(MadeMedia.Of(media.ForManifest(), work.Outputs))
        : null;
}
