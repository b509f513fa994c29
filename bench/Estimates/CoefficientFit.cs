using System.Text.Json;
using MediaFunctions.Processing.Planning.Estimating;

namespace MediaFunctions.Bench.Estimates;

/// <summary>From what runs took to what a unit of each work takes.</summary>
internal sealed class CoefficientFit(IReadOnlyList<Trial> trials)
{
    private const int MostAhead = 40;

    /// <summary>Puts what follows from the trials into the file; the rest stays as it was.</summary>
    public void Solve(CoefficientsFile file)
    {
        file.Bytes = SizeFit.Of(trials, Read(file));
        // How far decoders work ahead is no sum: the number that fits best.
        file.Reading!["framesAhead"] = Enumerable.Range(0, MostAhead / 2).Select(half => 2.0 * half).MinBy(ahead => Error(file, ahead));
        file.CpuSeconds = Cpu(file);
        var works = Works(file);
        file.MemoryMegabytes = Fit.Solve([.. trials.Zip(works, (trial, work) => (Without(work.Memory, "thread"), trial.Memory))]);
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

    private static Dictionary<string, double> Without(Amounts amounts, string name) =>
        amounts.All.Where(amount => amount.Key != name).ToDictionary();
}
