using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Writes what a job took and cost, and what it found, into its row.</summary>
public sealed class ReceiptWriter(JobSettings settings, JobSpending spending, PriceList prices, PlanEstimator estimator)
{
    private const double BytesPerGb = 1024.0 * 1024 * 1024;

    /// <summary>All of it, up to now.</summary>
    public JobRow Write(JobRow row, JobWork work) => Write(row, work, spending.Of(work));

    /// <summary>All of it, as the worker leaves the job: what it has cost is spent.</summary>
    public JobRow WriteLast(JobRow row, JobWork work)
    {
        var cost = spending.Of(work);
        // The receipt first: it tells what was spent before.
        return spending.Leave(Write(row, work, cost), cost);
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

    private JobRow Write(JobRow row, JobWork work, Cost cost)
    {
        var wall = work.Elapsed;
        var earlier = spending.Earlier(row);
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
            Cost = cost,
            EarlierUsd = earlier > 0 ? earlier : null,
            Alternatives = Elsewhere(work),
            Estimate = work is { Plan: { } planned, Media: { } source, Route.Route: var place } ? estimator.Of(planned, source, place) : null,
        };
        return WriteFacts(row, work) with { ReceiptJson = JsonSerializer.Serialize(receipt, DeliveryJson.Default.Receipt) };
    }

    private IReadOnlyDictionary<string, decimal>? Elsewhere(JobWork work) => work.Outputs.Count > 0 && work.Media is { } media
        ? prices.Elsewhere(MadeMedia.Of(media.ForManifest(), work.Outputs))
        : null;
}
