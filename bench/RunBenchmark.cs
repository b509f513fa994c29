using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Bench;

/// <summary><c>./run</c> again on a warm machine, stage by stage: its own two clips, named, so that it tells their receipts.</summary>
internal static partial class RunBenchmark
{
    public static async Task<string> RunAsync(string cache, int rounds)
    {
        // The first one may set up, build, and make the clips.
        await Child.RunAsync(Repository.File("run"), [], Repository.Root);
        var clips = Directory.GetFiles(Path.Combine(cache, "..", "samples"), "*.mp4");
        if (clips.Length == 0)
            throw new InvalidDataException("./run left no sample clips in the machine's cache.");
        var runs = new List<Dictionary<string, double>>();
        for (var round = 1; round <= rounds; round++)
        {
            runs.Add(await MeasureAsync(clips));
            Console.Error.WriteLine($"bench: run, round {round}/{rounds}: {runs[^1][Whole]:0.00} s");
        }
        var outcomes = runs[0].Keys.Select(stage => new Outcome(
            stage, [.. runs.Select(run => new Sample { Seconds = run.GetValueOrDefault(stage) })])).ToList();
        return new Table("run: a second `./run`, two clips at once", outcomes)
            .Ratio("share", s => s.Seconds)
            .Spread("seconds", s => s.Seconds)
            .ToString();
    }

    private const string Whole = "the whole";

    /// <summary>Seconds by stage; of a stage that each clip goes through, the slower clip's.</summary>
    private static async Task<Dictionary<string, double>> MeasureAsync(IEnumerable<string> clips)
    {
        var result = await Child.RunAsync(Repository.File("run"), ["process", .. clips, "--json", "--timings"], Repository.Root);
        var stages = new Dictionary<string, double> { [Whole] = result.Seconds };
        foreach (Match line in Timing().Matches(result.Errors))
        {
            var stage = line.Groups["stage"].Value;
            var seconds = double.Parse(line.Groups["ms"].ValueSpan, CultureInfo.InvariantCulture) / 1000;
            stages[stage] = Math.Max(seconds, stages.GetValueOrDefault(stage));
        }
        if (stages.Count == 1)
            throw new InvalidDataException($"./run --timings told no stage: {result.Errors}");
        // The parts of one job, so that they add up.
        var slower = JsonElement.Parse(result.Output).EnumerateArray()
            .Select(item => item.GetProperty("receipt"))
            .MaxBy(receipt => receipt.GetProperty("wallMs").GetInt64());
        stages["job: FFmpeg"] = Seconds(slower, "ffmpegWallMs");
        stages["job: commit"] = Seconds(slower, "commitMs");
        stages["job: from claim to commit"] = Seconds(slower, "wallMs");
        stages["job: FFmpeg's CPU time"] = Seconds(slower, "ffmpegCpuMs");
        return stages;
    }

    private static double Seconds(JsonElement receipt, string counter) => receipt.GetProperty(counter).GetDouble() / 1000;

    [GeneratedRegex(@"^timing (?<stage>[^\s\[]+)\S* (?<ms>\d+) ms$", RegexOptions.Multiline)]
    private static partial Regex Timing();
}
