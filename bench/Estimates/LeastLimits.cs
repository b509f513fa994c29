using MediaFunctions.Processing.Planning.Estimating;

namespace MediaFunctions.Bench.Estimates;

/// <summary>
/// How much address space runs cannot do without. What they take when nobody limits them tells nothing: the C library
/// reserves 64 MB for each thread, and does without where it gets none.
/// </summary>
internal sealed class LeastLimits(Laboratory laboratory)
{
    private const double Nearly = 8;
    private const double MostBeside = 600;

    // By bisection a limit takes some six runs: enough of them are looked at, and not all.
    private const int EveryOne = 6;

    private static readonly string[] Names = ["process", "thread", "thread-frames/libx264"];

    /// <summary>What is needed for a megabyte that is resident, for the process, for each of its threads, for what x264's hold.</summary>
    public async Task<SortedDictionary<string, double>> FindAsync(IReadOnlyList<Trial> trials, Coefficients coefficients)
    {
        var rows = new List<(Dictionary<string, double>, double)>();
        foreach (var trial in trials.Where((_, index) => index % EveryOne == 0))
        {
            var resident = (await laboratory.RunAsync(trial.Run, trial.Path, trial.Image)).MemoryMegabytes;
            var (least, most) = (resident / 2, resident + MostBeside);
            while (most - least > Nearly)
            {
                var middle = (least + most) / 2;
                (least, most) = await laboratory.FitsAsync(trial.Run, trial.Path, trial.Image, middle) ? (least, middle) : (middle, most);
            }
            var held = RunWork.Of(trial.Run, trial.Media, coefficients).Memory.All;
            Console.Error.WriteLine($"bench: calibrate: {trial.Name}: {resident:0} MB resident, {held["thread"]:0} threads, a limit of {most:0} MB is enough");
            rows.Add((Names.ToDictionary(name => name, held.GetValueOrDefault).Append(new("resident", resident)).ToDictionary(), most));
        }
        return Fit.Solve(rows);
    }
}
