using System.Globalization;
using System.Text.Json;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Planning.Estimating;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Bench.Estimates;

/// <summary>Measures what the model of the estimates is made of, and writes it as the library's file of the day.</summary>
internal sealed class Calibration(string ffmpeg, string cache)
{
    private const int MostAhead = 40;
    private const double LeastAddress = 200;

    private static readonly string[] Threads = ["thread", "arena"];
    private static readonly string[] Reserved = ["process", .. Threads];

    /// <summary>Runs all experiments in turn, so often; the medians count.</summary>
    public async Task<string> RunAsync(int rounds)
    {
        var clips = new TestClips(Path.Combine(cache, "estimates"));
        await using var laboratory = new Laboratory(ffmpeg);
        var experiments = new PictureExperiments(clips).All().Concat(new SoundExperiments(clips).All()).ToList();
        var trials = new List<Trial>();
        foreach (var experiment in experiments)
        {
            var path = await experiment.Clip();
            var media = await laboratory.ProbeAsync(path);
            trials.Add(new Trial(experiment.Name, path, experiment.Image is null ? null : await experiment.Image(), media, experiment.Run(media)));
        }
        var raw = Environment.GetEnvironmentVariable("EST_RAW"); // TEMP
        if (raw is not null && File.Exists(raw)) { var kept = JsonSerializer.Deserialize<Dictionary<string, List<Measured>>>(File.ReadAllText(raw))!; foreach (var t in trials) if (kept.TryGetValue(t.Name, out var k)) t.Took.AddRange(k); }
        foreach (var trial in trials.Where(t => t.Took.Count == 0 && raw is not null)) for (var i = 0; i < rounds; i++) { try { trial.Took.Add(await laboratory.RunAsync(trial.Run, trial.Path, trial.Image)); } catch (Exception e) { Console.Error.WriteLine(trial.Name + ": " + e.Message[..Math.Min(1500, e.Message.Length)]); break; } File.WriteAllText(raw!, JsonSerializer.Serialize(trials.Where(t => t.Took.Count > 0).ToDictionary(t => t.Name, t => t.Took))); }
        trials.RemoveAll(t => t.Took.Count == 0);
        if (raw is not null) { File.WriteAllText(raw, JsonSerializer.Serialize(trials.ToDictionary(t => t.Name, t => t.Took))); }
        else for (var round = 1; round <= rounds; round++)
        {
            Console.Error.WriteLine($"bench: calibrate, round {round}/{rounds}, load {Load()}");
            foreach (var trial in trials)
                trial.Took.Add(await laboratory.RunAsync(trial.Run, trial.Path, trial.Image));
        }
        var file = Fitted(trials, laboratory.Build, rounds);
        var path2 = Repository.File("src", "Processing", "Planning", "Coefficients", $"{file.Date}.json");
        File.WriteAllText(path2, JsonSerializer.Serialize(file, CoefficientsJson.Default.CoefficientsFile) + "\n");
        return Report(trials, Read(file));
    }

    private static CoefficientsFile Fitted(List<Trial> trials, string build, int rounds)
    {
        var old = Coefficients.BuiltIn;
        var file = new CoefficientsFile
        {
            Date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Machine = Machine(),
            FFmpeg = build,
            Note = string.Create(CultureInfo.InvariantCulture, $"{rounds} rounds, load {Load()}; CPU time of one run lay within {Spread(trials):0.0%} of its median, at the median."),
            Bytes = SizeFit.Of(trials, old),
            Reading = new(old.Reading.All.ToDictionary(), StringComparer.Ordinal),
            Job = new(old.Job.All.ToDictionary(), StringComparer.Ordinal),
            CpuSeconds = new(old.CpuSeconds.All.ToDictionary(), StringComparer.Ordinal),
            MemoryMegabytes = new(old.Memory.All.ToDictionary(), StringComparer.Ordinal),
            AddressMegabytes = new(old.Address.All.ToDictionary(), StringComparer.Ordinal),
        };
        var best = double.MaxValue;
        var ahead = 0;
        for (var frames = 0; frames <= MostAhead; frames += 2)
        {
            file.Reading["framesAhead"] = frames;
            var works = trials.Select(trial => Work(trial, Read(file))).ToList();
            file.CpuSeconds = Fit.Solve([.. trials.Zip(works, (trial, work) => ((IReadOnlyDictionary<string, double>)Amounts(work.Cpu, trial), trial.Cpu))]);
            var error = trials.Zip(works).Sum(pair => Math.Pow((Price(Amounts(pair.Second.Cpu, pair.First), file.CpuSeconds) / pair.First.Cpu) - 1, 2));
            if (error < best)
                (best, ahead) = (error, frames);
        }
        file.Reading["framesAhead"] = ahead;
        var all = trials.Select(trial => Work(trial, Read(file))).ToList();
        file.CpuSeconds = Fit.Solve([.. trials.Zip(all, (trial, work) => ((IReadOnlyDictionary<string, double>)Amounts(work.Cpu, trial), trial.Cpu))]);
        file.MemoryMegabytes = Fit.Solve([.. trials.Zip(all, (trial, work) => ((IReadOnlyDictionary<string, double>)Without(work.Memory.All, Threads), trial.Memory))]);
        // What is resident is address space too; threads reserve the rest. A process of a moment may be gone before it is looked at.
        file.AddressMegabytes = Fit.Solve([.. trials.Zip(all).Where(pair => pair.First.Address > LeastAddress).Select(pair => (
            (IReadOnlyDictionary<string, double>)Only(pair.Second.Memory.All, Reserved), pair.First.Address - pair.First.Memory))]);
        return file;
    }

    /// <summary>With the bytes that were really made in place of those that were expected.</summary>
    private static Dictionary<string, double> Amounts(Amounts work, Trial trial) => work.All.ToDictionary(
        amount => amount.Key,
        amount => amount.Key.StartsWith("encode/", StringComparison.Ordinal) && amount.Key.EndsWith("/bytes", StringComparison.Ordinal) ? trial.Bytes / 1e6 : amount.Value);

    private static Dictionary<string, double> Only(IReadOnlyDictionary<string, double> amounts, string[] names) =>
        amounts.Where(amount => names.Contains(amount.Key)).ToDictionary();

    private static Dictionary<string, double> Without(IReadOnlyDictionary<string, double> amounts, string[] names) =>
        amounts.Where(amount => !names.Contains(amount.Key)).ToDictionary();

    private static RunWork Work(Trial trial, Coefficients coefficients) => RunWork.Of(trial.Run, trial.Media, coefficients);

    private static double Price(Dictionary<string, double> amounts, SortedDictionary<string, double> rates) =>
        amounts.Sum(amount => amount.Value * rates.GetValueOrDefault(amount.Key));

    private static Coefficients Read(CoefficientsFile file) =>
        CoefficientsReader.Read(JsonSerializer.Serialize(file, CoefficientsJson.Default.CoefficientsFile)).Succeeded(out var coefficients, out var mistakes)
            ? coefficients
            : throw new InvalidDataException(mistakes.ToString());

    private static string Report(List<Trial> trials, Coefficients coefficients)
    {
        var lines = trials.Select(trial => (trial, Estimate: RunEstimate.For(trial.Run, trial.Media, coefficients))).ToList();
        return string.Join('\n', lines.Select(line => string.Create(CultureInfo.InvariantCulture,
            $"{line.trial.Name,-40} CPU {line.trial.Cpu,7:0.000} s {(line.Estimate.CpuSeconds / line.trial.Cpu) - 1,7:+0%;-0%}   memory {line.trial.Memory,6:0} MB {(line.Estimate.MemoryBytes / 1e6 / line.trial.Memory) - 1,7:+0%;-0%}   address {line.trial.Address,6:0} MB {(line.Estimate.AddressBytes / 1e6 / line.trial.Address) - 1,7:+0%;-0%}   bytes {line.trial.Bytes,9:0} {(line.Estimate.BytesWritten / Math.Max(line.trial.Bytes, 1)) - 1,7:+0%;-0%}")))
            + "\n";
    }

    private static double Spread(List<Trial> trials) => Bench.Spread.Of(trials.Select(trial =>
        trial.Took.Max(took => Math.Abs(took.CpuSeconds - trial.Cpu)) / trial.Cpu)).Median;

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static string Machine()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        return string.Create(CultureInfo.InvariantCulture, $"{model ?? "unknown"}, {Environment.ProcessorCount} vCPU");
    }
}
