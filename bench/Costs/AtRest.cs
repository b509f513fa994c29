namespace MediaFunctions.Bench.Costs;

/// <summary>What costs money in a month without an upload.</summary>
/// <param name="tariff">All prices.</param>
/// <param name="isFull">Whether much is stored, so that each sweep looks at whole pages.</param>
internal sealed class AtRest(Tariff tariff, bool isFull)
{
    private const decimal Million = 1_000_000;

    /// <summary>Seconds of a sweep: it asks one thing after another, and nothing is charged for less than one.</summary>
    public decimal SweepSeconds => Math.Max(
        tariff.Receipts.FunctionMinimumSeconds,
        Assumed(isFull ? "fullSweepCpu" : "sweepCpu") + (Waits / 1000));

    /// <summary>GB-s of the sweep.</summary>
    public decimal GbSeconds => Sweeps * SweepSeconds * Tariff.InstanceGb;

    /// <summary>Manifests that all sweeps read: one for each run of a page.</summary>
    public decimal ManifestReads => Sweeps * Reads;

    public decimal Executions => Sweeps;

    public decimal Listings => Sweeps * Assumed("sweepListings");

    public decimal LogGb => Sweeps * Assumed("sweepLogBytes") / (1000 * Million);

    /// <summary>What shares its free grants with uploads: as if there were none.</summary>
    public IReadOnlyList<BillLine> Shared =>
    [
        Free("the sweep's time", GbSeconds, "freeGbSeconds", tariff.Receipts.FunctionGbSecond),
        Free("its executions", Executions, "freeExecutions", tariff.Receipts.MillionExecutions / Million),
        Free("its listings in R2", Listings, "freeClassA", tariff.Receipts.MillionClassA / Million),
        Free("its reads in R2", ManifestReads, "freeClassB", tariff.Receipts.MillionClassB / Million),
        Free("its logs", LogGb, "freeLogsGb", tariff.Others.Of("logsGb")),
    ];

    /// <summary>What has no free grant.</summary>
    public IReadOnlyList<BillLine> Own =>
    [
        new("its table operations", Sweeps * TableOperations * Operation("tableOperations")),
        new("its queue operations", Sweeps * Assumed("sweepQueueOperations") * Operation("queueOperations")),
        new("the scale controller's look at the queues", Assumed("queues") * Month.Seconds / Assumed("queuePollSeconds") * Operation("queueOperations")),
        new("log alerts, every 15 minutes", Assumed("alertRules") * tariff.Others.Of("alertRule15")),
        new("Key Vault", Assumed("vaultOperations") * Operation("vaultOperations")),
        new("the storage account: package, rows", Assumed("storedGb") * tariff.Others.Of("storageGb")),
    ];

    private decimal Sweeps => Assumed("sweepsPerMonth");

    private decimal Waits =>
        ((TableOperations + Assumed("sweepQueueOperations")) * Assumed("storageMilliseconds"))
        + ((Reads + Assumed("sweepListings")) * Assumed("r2Milliseconds"));

    private decimal TableOperations => Assumed(isFull ? "fullSweepOperations" : "sweepOperations");

    private decimal Reads => isFull ? Assumed("fullSweepReads") : 0;

    private decimal Operation(string name) => tariff.Others.Of(name) / 10_000;

    private BillLine Free(string name, decimal amount, string grant, decimal price) =>
        new(name, amount * price, new Grant(tariff.Others.Of(grant)).Take(amount) * price);

    private decimal Assumed(string name) => tariff.Others.Assumed(name);
}
