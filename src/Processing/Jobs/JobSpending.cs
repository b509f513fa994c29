using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Routing;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Adds up what the tries of a job cost, by the price list.</summary>
public sealed class JobSpending(JobSettings settings, RoutingSettings routing, WorkPlace place, PriceList prices)
{
    /// <summary>What this worker's try has cost up to now.</summary>
    public Cost Of(JobWork work) => prices.OfJob(new JobUsage
    {
        Seconds = work.Elapsed.TotalSeconds,
        InstanceBytes = settings.InstanceBytes,
        InContainer = place.Route == Route.Container,
        Stream = work.Video is { } video ? prices.StreamMonth(video.Duration is > 0 and { } seconds ? seconds : work.Media?.DurationSeconds ?? 0) : 0,
        ClassA = work.Meter.ClassA,
        ClassB = work.Meter.ClassB,
        BytesWritten = work.Meter.BytesWritten,
        BytesKept = work.Outputs.Sum(output => output.Files?.Bytes ?? output.Bytes ?? 0),
    });

    /// <summary>What the tries before this worker's have cost, those of dead workers included, US dollars.</summary>
    public decimal Earlier(JobRow row) => row.Spent.Usd + Lost(row, row.Spent.LostSeconds);

    /// <summary>The row as its worker leaves it: with what its try has cost, and where it is counted.</summary>
    public JobRow Leave(JobRow row, JobWork work) => Leave(row, work, Of(work));

    /// <summary>The same, where what it has cost is told elsewhere, too.</summary>
    public JobRow Leave(JobRow row, JobWork work, Cost cost) => row with
    {
        Spent = row.Spent with { Usd = Earlier(row) + cost.Usd, LostSeconds = 0 },
        Budget = work.Budget ?? row.Budget,
    };

    /// <summary>The row of a job that nobody works on, or will any more.</summary>
    public JobRow Leave(JobRow row) => row with
    {
        Spent = row.Spent with { Usd = row.Spent.Usd + Lost(row, row.LostSeconds), LostSeconds = 0 },
    };

    private decimal Lost(JobRow row, double seconds) => seconds <= 0 ? 0 : prices.OfJob(new JobUsage
    {
        Seconds = seconds,
        InstanceBytes = row.Route == Route.Container ? routing.ContainerBytes : settings.InstanceBytes,
        InContainer = row.Route == Route.Container,
    }).Usd;
}
