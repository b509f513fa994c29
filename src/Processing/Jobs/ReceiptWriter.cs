using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Writes what a job took, and what it found, into its row.</summary>
public sealed class ReceiptWriter(JobSettings settings)
{
    private const double BytesPerGb = 1024.0 * 1024 * 1024;

    public JobRow Write(JobRow row, JobWork work)
    {
        var wall = work.Elapsed;
        var receipt = new Receipt
        {
            BytesRead = work.Served?.BytesRead ?? 0,
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
        };
        return row with
        {
            ReceiptJson = JsonSerializer.Serialize(receipt, DeliveryJson.Default.Receipt),
            ProbeJson = work.Media is { } media ? JsonSerializer.Serialize(media, JobsJson.Default.MediaInfo) : null,
            PlanJson = work.Plan is { } plan && work.Route is { } route
                ? JsonSerializer.Serialize(PlanSummary.Of(plan, route), JobsJson.Default.PlanSummary)
                : null,
        };
    }
}
