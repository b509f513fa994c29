using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Routing;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Adds up what the tries of a job cost, by the price list.</summary>
public sealed class JobSpending(JobSettings settings, RoutingSettings routing, WorkPlace place, PriceList prices)
{
    /// <summary>What this worker's try has cost up to now; with a month of its video, where it has brought the job to its end at Stream.</summary>
    public Cost Of(JobWork work) => Of(work, work.Video is { } video
        ? prices.StreamMonth(video.Duration is > 0 and { } seconds ? seconds : work.Media?.DurationSeconds ?? 0)
        : 0);

    /// <summary>What the tries before this worker's have cost, those of dead workers included, US dollars.</summary>
    public decimal Earlier(JobRow row) => row.Spent.Usd + Lost(row, row.Spent.LostSeconds);

    /// <summary>
    /// The row as its worker leaves it: with what its try has cost, but not the video, which is paid for once, however often
    /// somebody looks at it.
    /// </summary>
    public JobRow Leave(JobRow row, JobWork work) => Leave(row, Of(work, stream: 0));

    /// <summary>The row as the last worker leaves it, with what its receipt says.</summary>
    public JobRow Leave(JobRow row, Cost cost) => row with
    {
        Spent = row.Spent with { Usd = Earlier(row) + cost.Usd, LostSeconds = 0 },
    };

    /// <summary>
    /// The row as a worker leaves it that has found the job committed: by one that died before he could say what it had cost, but
    /// not before he had written his receipt.
    /// </summary>
    public JobRow LeaveCommitted(JobRow row, JobWork work)
    {
        var left = Leave(row, work);
        var receipt = row is { Committing: true, ReceiptJson: { } json } ? JsonSerializer.Deserialize(json, DeliveryJson.Default.Receipt) : null;
        var told = (receipt?.Cost?.Usd ?? 0) + (receipt?.EarlierUsd ?? 0);
        return left with { Spent = left.Spent with { Usd = Math.Max(left.Spent.Usd, told) } };
    }

    /// <summary>The row of a job that nobody works on, or will any more.</summary>
    public JobRow Leave(JobRow row) => row with
    {
        Spent = row.Spent with { Usd = row.Spent.Usd + Lost(row, row.LostSeconds), LostSeconds = 0 },
    };

    private Cost Of(JobWork work, decimal stream) => prices.OfJob(new JobUsage
    {
        Seconds = work.Elapsed.TotalSeconds,
        InstanceBytes = settings.InstanceBytes,
        InContainer = place.Route == Route.Container,
        Stream = stream,
        ClassA = work.Meter.ClassA,
        ClassB = work.Meter.ClassB,
        BytesWritten = work.Meter.BytesWritten,
        BytesKept = work.Outputs.Sum(output => output.Files?.Bytes ?? output.Bytes ?? 0),
    });

    private decimal Lost(JobRow row, double seconds) => seconds <= 0 ? 0 : prices.OfJob(new JobUsage
    {
        Seconds = seconds,
        InstanceBytes = row.Route == Route.Container ? routing.ContainerBytes : settings.InstanceBytes,
        InContainer = row.Route == Route.Container,
    }).Usd;
}
