using System.Globalization;
using System.Text;
using System.Text.Json;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Planning.Estimating;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Bench.Estimates;

/// <summary>Measures what the model of the estimates is made of, and writes it as the library's file of the day.</summary>
internal sealed class Calibration(string ffmpeg, string cache)
{
    private const int UsualRounds = 3;

    /// <summary>From the command line: <c>[--rounds N]</c>; null where that cannot be understood.</summary>
    public static int? Rounds(IReadOnlyList<string> words) => words switch
    {
        [] => UsualRounds,
        ["--rounds", var number] when int.TryParse(number, CultureInfo.InvariantCulture, out var rounds) && rounds >= 0 => rounds,
        _ => null,
    };

    /// <summary>
    /// Runs all experiments by turns, so often; the medians count. With no round all stays as it was but the least limits.
    /// Returns how well the model fits each.
    /// </summary>
    public async Task<string> RunAsync(int rounds)
    {
        var clips = new TestClips(Path.Combine(cache, "estimates"));
        await using var laboratory = new Laboratory(ffmpeg);
        var trials = new List<Trial>();
        foreach (var experiment in new PictureExperiments(clips).All().Concat(new SoundExperiments(clips).All()))
        {
            var path = await experiment.Clip();
            var media = await laboratory.ProbeAsync(path);
            trials.Add(new Trial(experiment.Name, path, experiment.Image is null ? null : await experiment.Image(), media, experiment.Run(media)));
        }
        for (var round = 1; round <= rounds; round++)
        {
            Console.Error.WriteLine($"bench: calibrate, round {round}/{rounds}, load {Bench.Machine.Load}");
            foreach (var trial in trials)
                trial.Took.Add(await laboratory.RunAsync(trial.Run, trial.Path, trial.Image));
        }

        var file = Copy(Coefficients.BuiltIn);
        if (rounds > 0)
        {
            new CoefficientFit(trials).Solve(file);
            file.Date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            file.Machine = Bench.Machine.Name;
            file.FFmpeg = laboratory.Build;
            file.Note = string.Create(
                CultureInfo.InvariantCulture,
                $"{rounds} rounds, load {Bench.Machine.Load} at their end; the furthest of them from the median of CPU time lay {Spread(trials):0%} off, at the median of all runs.");
            // Outputs are looked at as sources are.
            file.Job!["cpuSeconds"] = file.Job["cpuSecondsPerOutput"] = Fit.Round(Bench.Spread.Of(laboratory.Probes).Median);
        }
        file.AddressMegabytes = await new LeastLimits(laboratory).FindAsync(trials, CoefficientFit.Read(file));
        var kept = Repository.File("src", "Processing", "Planning", "Coefficients", $"{file.Date}.json");
        await File.WriteAllTextAsync(kept, JsonSerializer.Serialize(file, CoefficientsJson.Default.CoefficientsFile) + "\n");
        return Report([.. trials.Where(trial => trial.Took.Count > 0)], CoefficientFit.Read(file));
    }

    private static CoefficientsFile Copy(Coefficients old) => new()
    {
        Date = old.Date,
        Machine = old.Machine,
        FFmpeg = old.FFmpeg,
        Note = old.Note,
        Serial = Copy(old.Serial),
        Bytes = Copy(old.Bytes),
        Reading = Copy(old.Reading),
        Job = Copy(old.Job),
        CpuSeconds = Copy(old.CpuSeconds),
        MemoryMegabytes = Copy(old.Memory),
        AddressMegabytes = Copy(old.Address),
    };

    private static SortedDictionary<string, double> Copy(Rates rates) => new(rates.All.ToDictionary(), StringComparer.Ordinal);

    private static string Report(List<Trial> trials, Coefficients coefficients)
    {
        var text = new StringBuilder();
        foreach (var trial in trials)
        {
            var estimate = RunEstimate.For(trial.Run, trial.Media, coefficients);
            text.Append(CultureInfo.InvariantCulture, $"{trial.Name,-40} CPU {Pair(estimate.CpuSeconds, trial.Cpu, "0.000")} s   memory {Pair(estimate.MemoryBytes / 1e6, trial.Memory, "0")} MB")
                .Append(CultureInfo.InvariantCulture, $"   files {Pair(estimate.BytesWritten / 1e6, trial.Bytes / 1e6, "0.000")} MB\n");
        }
        return text.ToString();
    }

    private static string Pair(double expected, double took, string format) => string.Create(
        CultureInfo.InvariantCulture, $"{expected.ToString(format, CultureInfo.InvariantCulture),7} /{took.ToString(format, CultureInfo.InvariantCulture),7}");

    private static double Spread(List<Trial> trials) => Bench.Spread.Of(trials.Select(trial =>
        trial.Took.Max(took => Math.Abs(took.CpuSeconds - trial.Cpu)) / trial.Cpu)).Median;
}
