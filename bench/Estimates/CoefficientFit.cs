using System.Globalization;
using System.Text.Json;
using MediaFunctions.Processing.Planning.Estimating;

namespace MediaFunctions.Bench.Estimates;

/// <summary>From what runs took to what a unit of each work takes.</summary>
internal sealed class CoefficientFit(IReadOnlyList<Trial> trials)
{
    private const int MostAhead = 40;

    // A process of a moment may be gone before anybody looks.
    private const double LeastAddress = 200;

    private static readonly string[] Threads = ["thread", "arena"];
    private static readonly string[] Reserved = ["process", .. Threads];

    /// <summary>A file without its head.</summary>
    /// <param name="old">What is not measured here stays as it was.</param>
    public CoefficientsFile Solve(Coefficients old)
    {
        var file = new CoefficientsFile
        {
            Date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Machine = old.Machine,
            FFmpeg = old.FFmpeg,
            Bytes = SizeFit.Of(trials, old),
            Reading = Copy(old.Reading),
            Job = Copy(old.Job),
            CpuSeconds = Copy(old.CpuSeconds),
            MemoryMegabytes = Copy(old.Memory),
            AddressMegabytes = Copy(old.Address),
        };
        // How far decoders work ahead is no sum: the number that fits best.
        file.Reading!["framesAhead"] = Enumerable.Range(0, MostAhead / 2).Select(half => 2.0 * half).MinBy(ahead => Error(file, ahead));
        file.CpuSeconds = Cpu(file);
        var works = Works(file);
        file.MemoryMegabytes = Fit.Solve([.. trials.Zip(works, (trial, work) => (Pick(work.Memory, name => !Threads.Contains(name)), trial.Memory))]);
        // What is resident is address space too; threads reserve the rest.
        file.AddressMegabytes = Fit.Solve([.. trials.Zip(works).Where(pair => pair.First.Address > LeastAddress).Select(pair => (
            Pick(pair.Second.Memory, Reserved.Contains), pair.First.Address - pair.First.Memory))]);
        return file;
    }

    /// <summary>As the library would read it.</summary>
    /// <exception cref="InvalidDataException">It would refuse it.</exception>
    public static Coefficients Read(CoefficientsFile file) =>
        CoefficientsReader.Read(JsonSerializer.Serialize(file, CoefficientsJson.Default.CoefficientsFile)).Succeeded(out var coefficients, out var mistakes)
            ? coefficients
            : throw new InvalidDataException(mistakes.ToString());

    private double Error(CoefficientsFile file, double ahead)
    {
        file.Reading!["framesAhead"] = ahead;
        var rates = new Rates(Cpu(file));
        return trials.Zip(Works(file), (trial, work) => Math.Pow((Counted(work, trial).Sum(amount => amount.Value * rates.Of(amount.Key)) / trial.Cpu) - 1, 2)).Sum();
    }

    private SortedDictionary<string, double> Cpu(CoefficientsFile file) =>
        Fit.Solve([.. trials.Zip(Works(file), (trial, work) => (Counted(work, trial), trial.Cpu))]);

    private List<RunWork> Works(CoefficientsFile file)
    {
        var coefficients = Read(file);
        return [.. trials.Select(trial => RunWork.Of(trial.Run, trial.Media, coefficients))];
    }

    /// <summary>With the bytes that were really made in place of those that were expected.</summary>
    private static Dictionary<string, double> Counted(RunWork work, Trial trial) => work.Cpu.All.ToDictionary(
        amount => amount.Key,
        amount => amount.Key.StartsWith("encode/", StringComparison.Ordinal) && amount.Key.EndsWith("/bytes", StringComparison.Ordinal) ? trial.Bytes / 1e6 : amount.Value);

    private static Dictionary<string, double> Pick(Amounts amounts, Func<string, bool> picked) =>
        amounts.All.Where(amount => picked(amount.Key)).ToDictionary();

    private static SortedDictionary<string, double> Copy(Rates rates) => new(rates.All.ToDictionary(), StringComparer.Ordinal);
}
