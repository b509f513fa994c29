using MediaFunctions.Processing.Delivery.Prices;

namespace MediaFunctions.Bench.Costs;

/// <summary>Another way to have the same work done.</summary>
/// <param name="Name">As the page calls it.</param>
/// <param name="Usd">What so many uploads a month cost there; null where it does no such work.</param>
public sealed record Rival(string Name, Func<decimal, decimal?> Usd)
{
    private const string Transloadit = "transloadit";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["mediaConvert"] = "AWS MediaConvert",
        ["cloudflareStream"] = "Cloudflare Stream",
        ["googleTranscoder"] = "Google Transcoder",
        ["coconut"] = "Coconut",
        [Transloadit] = "Transloadit",
    };

    /// <summary>The services of the price list, by what they charge of what a job makes.</summary>
    public static IEnumerable<Rival> Services(JobFacts job, Tariff tariff) => tariff.Receipts.Alternatives.Select(service =>
    {
        var each = service.Charge(job.Made);
        return new Rival(NameOf(service), uploads => service.Name == Transloadit
            ? tariff.Others.Transloadit.Usd(uploads * job.Made.Bytes / 1_000_000_000)
            : uploads * each);
    });

    /// <summary>Rented machines that run <c>src/Standalone</c>: as many as it takes, with the same operations in R2.</summary>
    public static IEnumerable<Rival> Machines(JobFacts job, Tariff tariff) => tariff.Others.Machines.Select(machine => new Rival(machine.Name, uploads =>
    {
        var bill = Bill.Of(job, uploads, tariff);
        return (Count(machine, job, uploads, tariff) * machine.Usd)
            + bill.Line(Bill.Requests).ToPay + bill.Line(Bill.Queue).ToPay + (machine.Egress ? bill.Line(Bill.Egress).ToPay : 0);
    }));

    /// <summary>How many of a machine so many uploads need.</summary>
    public static decimal Count(RentedMachine machine, JobFacts job, decimal uploads, Tariff tariff) => Math.Max(1, Math.Ceiling(
        uploads * job.Cpu(tariff) / (machine.Vcpus * Month.Seconds * tariff.Others.Assumed("machineBusy"))));

    public static string NameOf(AlternativePrices service) => Names.GetValueOrDefault(service.Name, service.Name);
}
