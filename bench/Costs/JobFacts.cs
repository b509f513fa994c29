using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Planning.Estimating;

namespace MediaFunctions.Bench.Costs;

/// <summary>What a job of a recipe takes, wherever it runs.</summary>
public sealed record JobFacts
{
    private static readonly JobSettings Limits = new();

    public required string Recipe { get; init; }

    public required double Seconds { get; init; }

    /// <summary>False: it follows from a shorter one.</summary>
    public required bool IsMeasured { get; init; }

    public required double CpuSeconds { get; init; }

    public required long BytesRead { get; init; }

    public required long BytesWritten { get; init; }

    public required long BytesKept { get; init; }

    public required long SourceBytes { get; init; }

    public required long ClassA { get; init; }

    public required long ClassB { get; init; }

    public required long StorageOperations { get; init; }

    public required MadeMedia Made { get; init; }

    /// <summary>Whether it takes longer than a function may, and the container does it.</summary>
    public bool IsHeavy(Tariff tariff) => SecondsWith(1, tariff) > Limits.JobTime.TotalSeconds;

    /// <summary>What the product's price list says of it.</summary>
    public Cost Cost(Tariff tariff) => tariff.Receipts.OfJob(new JobUsage
    {
        Seconds = SecondsWith(IsHeavy(tariff) ? tariff.Others.Assumed("containerVcpus") : 1, tariff),
        InstanceBytes = Limits.InstanceBytes,
        InContainer = IsHeavy(tariff),
        ClassA = ClassA,
        ClassB = ClassB,
        BytesWritten = BytesWritten,
        BytesKept = BytesKept,
    });

    /// <summary>CPU seconds of an Azure vCPU.</summary>
    public decimal Cpu(Tariff tariff) => (decimal)CpuSeconds * tariff.Others.Assumed("speed");

    /// <summary>
    /// From claim to commit, as the planner reckons it too: FFmpeg has the processors to itself or waits for bytes, and what
    /// happens around it takes some time with real storage.
    /// </summary>
    private double SecondsWith(decimal vcpus, Tariff tariff) => Coefficients.BuiltIn.Job.Of("wallSeconds") + Math.Max(
        (double)(Cpu(tariff) / vcpus), BytesRead / Coefficients.BuiltIn.Reading.Of("bytesPerSecond"));
}
