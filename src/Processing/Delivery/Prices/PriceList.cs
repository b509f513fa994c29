namespace MediaFunctions.Processing.Delivery.Prices;

/// <summary>What everything costs, of a day: US dollars.</summary>
public sealed record PriceList
{
    private const double Gibi = 1024.0 * 1024 * 1024;

    // The queue's function, and that of the webhook, of which a job has at most one.
    private const int Executions = 2;

    private const string Stream = "cloudflareStream";

    // A message of the Cloudflare Queue is written, read and deleted.
    private const int QueueOperations = 3;

    private static readonly Lazy<PriceList> BuiltInList = new(() => PriceListReader.BuiltIn());

    /// <summary>The list where the settings name none.</summary>
    public static PriceList BuiltIn => BuiltInList.Value;

    /// <summary>Its name and date, as receipts show them.</summary>
    public required string Label { get; init; }

    public required decimal FunctionGbSecond { get; init; }

    public required decimal MillionExecutions { get; init; }

    /// <summary>The least that is charged of a function, seconds.</summary>
    public required decimal FunctionMinimumSeconds { get; init; }

    /// <summary>A function's time is charged in steps of so many seconds; 0: to the moment.</summary>
    public required decimal FunctionRoundUpSeconds { get; init; }

    public required decimal ContainerSecond { get; init; }

    public required decimal EgressGb { get; init; }

    public required decimal MillionClassA { get; init; }

    public required decimal MillionClassB { get; init; }

    public required decimal StorageGbMonth { get; init; }

    public required decimal MillionQueueOperations { get; init; }

    /// <summary>In the order of the list.</summary>
    public required IReadOnlyList<AlternativePrices> Alternatives { get; init; }

    /// <summary>What a whole job costs: its share of the queue and the executions included, its time as it is billed.</summary>
    public Cost OfJob(JobUsage usage)
    {
        var function = usage.InContainer ? 0 : Function(Billed(Money.Amount(usage.Seconds)), usage.InstanceBytes);
        var container = usage.InContainer ? Money.Amount(usage.Seconds) * ContainerSecond : 0;
        var executions = Executions * MillionExecutions / Money.Million;
        var queue = QueueOperations * MillionQueueOperations / Money.Million;
        return new Cost
        {
            Usd = Money.Round(function + container + executions + Requests(usage) + Egress(usage) + queue + usage.Stream),
            PriceList = Label,
            Parts = new CostParts
            {
                Function = usage.InContainer ? null : Money.Round(function),
                Container = usage.InContainer ? Money.Round(container) : null,
                Stream = usage.Stream > 0 ? Money.Round(usage.Stream) : null,
                Executions = Money.Round(executions),
                Requests = Money.Round(Requests(usage)),
                Egress = Money.Round(Egress(usage)),
                Queue = Money.Round(queue),
            },
            StorageUsdPerMonth = Money.Round(StorageGbMonth * usage.BytesKept / Money.Billion),
        };
    }

    /// <summary>What Cloudflare Stream takes for a video: to make it costs nothing, this is a month of its storage.</summary>
    public decimal StreamMonth(double seconds) =>
        (Alternatives.Concat(BuiltIn.Alternatives).First(other => other.Name == Stream).PerSourceMinute?.Hd ?? 0) * Money.Amount(seconds) / 60;

    /// <summary>What one run adds to a job: its time to the moment, nothing that a job pays once.</summary>
    public decimal OfRun(JobUsage usage)
    {
        var seconds = Money.Amount(usage.Seconds);
        return Money.Round((usage.InContainer ? seconds * ContainerSecond : Function(seconds, usage.InstanceBytes)) + Requests(usage) + Egress(usage));
    }

    /// <summary>What others would have charged, by name; those that charge nothing of this are left out.</summary>
    public IReadOnlyDictionary<string, decimal> Elsewhere(MadeMedia made) => Alternatives
        .Select(other => (other.Name, Usd: other.Charge(made)))
        .Where(other => other.Usd is not null)
        .ToDictionary(other => other.Name, other => Money.Round(other.Usd!.Value));

    private decimal Function(decimal seconds, long instanceBytes) => seconds * Money.Amount(instanceBytes / Gibi) * FunctionGbSecond;

    private decimal Billed(decimal seconds)
    {
        var least = Math.Max(seconds, FunctionMinimumSeconds);
        return FunctionRoundUpSeconds > 0 ? Math.Ceiling(least / FunctionRoundUpSeconds) * FunctionRoundUpSeconds : least;
    }

    private decimal Requests(JobUsage usage) => ((usage.ClassA * MillionClassA) + (usage.ClassB * MillionClassB)) / Money.Million;

    private decimal Egress(JobUsage usage) => usage.BytesWritten * EgressGb / Money.Billion;
}
