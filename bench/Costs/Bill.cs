namespace MediaFunctions.Bench.Costs;

/// <summary>The first month's bill of so many uploads of one kind.</summary>
public sealed record Bill
{
    private const decimal Million = 1_000_000;
    private const decimal Billion = 1_000_000_000;

    public required IReadOnlyList<BillLine> Lines { get; init; }

    /// <summary>For the work, whoever stores the results.</summary>
    public decimal Processing => Lines.Where(line => !line.IsStorage).Sum(line => line.ToPay);

    public decimal ToPay => Lines.Sum(line => line.ToPay);

    public decimal Saved => Lines.Sum(line => line.Saved);

    public BillLine Line(string name) => Lines.Single(line => line.Name == name);

    public const string Work = "FFmpeg's time";
    public const string Egress = "Azure's egress to R2";
    public const string Requests = "R2's operations";
    public const string Queue = "Cloudflare Queue";

    public static Bill Of(JobFacts job, decimal uploads, Tariff tariff)
    {
        var (receipts, others) = (tariff.Receipts, tariff.Others);
        var parts = job.Cost(tariff).Parts;
        var rest = new AtRest(tariff, isFull: uploads > 0);
        var calls = uploads * others.Assumed("callsPerUpload");
        // Calls come by chance: of a second without one nothing is charged.
        var callSeconds = Month.Seconds * (1 - (decimal)Math.Exp(-(double)(calls / Month.Seconds)));
        var (gbSecond, execution) = (receipts.FunctionGbSecond, receipts.MillionExecutions / Million);
        var (seconds, executions, logs, stored) = (
            new Grant(others.Of("freeGbSeconds")), new Grant(others.Of("freeExecutions")), new Grant(others.Of("freeLogsGb")), new Grant(others.Of("freeR2Gb")));

        var executed = (uploads * 2) + (calls - uploads) + rest.Executions;
        var written = uploads * job.BytesWritten / Billion;
        var (classA, classB) = ((uploads * job.ClassA) + rest.Listings, (uploads * job.ClassB) + rest.ManifestReads);
        var operations = (others.Assumed("queueOperations") * others.Of("queueOperations"))
            + ((job.StorageOperations + others.Assumed("tableOperationsAround")) * others.Of("tableOperations"));
        var logGb = (uploads * others.Assumed("logBytesPerUpload") / Billion) + rest.LogGb;
        return new Bill
        {
            Lines =
            [
                Worked(job, uploads, parts.Function, parts.Container, seconds, gbSecond),
                Timed("HTTP calls' time", callSeconds * Tariff.InstanceGb, seconds, gbSecond),
                Timed("the sweep's time", rest.GbSeconds, seconds, gbSecond),
                Timed("executions", executed, executions, execution),
                new(Egress, written * receipts.EgressGb, (written * receipts.EgressGb) - others.Egress.Usd(written)),
                new(Requests,
                    ((classA * receipts.MillionClassA) + (classB * receipts.MillionClassB)) / Million,
                    ((Math.Min(classA, others.Of("freeClassA")) * receipts.MillionClassA) + (Math.Min(classB, others.Of("freeClassB")) * receipts.MillionClassB)) / Million),
                Queued(uploads * 3, tariff),
                new("Azure's queues and tables", uploads * operations / 10_000),
                Timed("logs", logGb, logs, others.Of("logsGb")),
                new("at rest: alerts, Key Vault, polling, rows", rest.Own.Sum(line => line.Usd)),
                Timed("outputs kept in R2", uploads * job.BytesKept / Billion, stored, receipts.StorageGbMonth) with { IsStorage = true },
                Timed("uploads kept in R2", uploads * job.SourceBytes / Billion, stored, receipts.StorageGbMonth) with { IsStorage = true },
            ],
        };
    }

    private static BillLine Worked(JobFacts job, decimal uploads, decimal? function, decimal? container, Grant free, decimal gbSecond)
    {
        if (function is not { } usd)
            return new BillLine(Work, uploads * (container ?? throw new InvalidOperationException($"{job.Recipe} runs nowhere.")));
        return Timed(Work, uploads * usd / gbSecond, free, gbSecond);
    }

    private static BillLine Timed(string name, decimal amount, Grant free, decimal price) => new(name, amount * price, free.Take(amount) * price);

    /// <summary>The free plan takes so many a day; who has more pays the plan and what goes beyond it.</summary>
    private static BillLine Queued(decimal operations, Tariff tariff)
    {
        var usd = operations * tariff.Receipts.MillionQueueOperations / Million;
        var others = tariff.Others;
        if (operations / 30 * others.Assumed("queueBurst") <= others.Of("freeQueueOperationsDay"))
            return new BillLine(Queue, usd, usd);
        var toPay = others.Of("workersPlan")
            + (Math.Max(0, operations - others.Of("workersPlanOperations")) * tariff.Receipts.MillionQueueOperations / Million);
        return new BillLine(Queue, usd, usd - toPay);
    }
}
