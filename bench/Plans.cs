using System.Diagnostics;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Bench;

/// <summary>Plans of the benchmarks' recipes, and how they are carried out: two runs at once, as a function of two cores does.</summary>
internal static class Plans
{
    private const int AtOnce = 2;

    /// <summary>As the pipeline plans it.</summary>
    public static JobPlan Of(string recipe, MediaInfo media) =>
        Planner.Plan(Recipes.Book.Find(recipe)!, media, new RunRoom { MemoryBytes = new JobSettings().MemoryBytes }).Succeeded(out var plan, out var failure)
            ? plan
            : throw new InvalidOperationException($"{recipe}: {failure.Message}");

    /// <summary>Carries out all runs, each in a folder of its own; their CPU time and wall time together.</summary>
    public static async Task<Sample> RunAsync(JobPlan plan, string folder, Func<PlannedRun, string, Task<Sample>> run)
    {
        if (plan.Runs.Any(planned => planned.After is not null))
            throw new InvalidOperationException("Plans of benchmarks measure nothing first.");

        var samples = new Sample[plan.Runs.Count];
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(plan.Runs.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (planned, _) =>
            samples[planned.Index] = await run(planned.Item, Made(planned.Item, Path.Combine(folder, $"{planned.Index}"))));
        return new Sample
        {
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            CpuSeconds = samples.Sum(sample => sample.CpuSeconds),
            FFmpegBytes = samples.Max(sample => sample.FFmpegBytes),
        };
    }

    /// <summary>The folder, with those in it that the run's outputs need.</summary>
    private static string Made(PlannedRun run, string folder)
    {
        foreach (var output in run.Outputs)
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, output.File.Name))!);
        return folder;
    }
}
