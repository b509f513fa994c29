namespace MediaFunctions.Processing.Planning;

/// <summary>How long the runs of a plan take, all of them, on so many vCPU.</summary>
/// <remarks>
/// Runs are done at once, but for those that wait for another. The vCPU share the work; what they cannot share is the
/// busiest thread of each run: an encoder of sound, one of two decoders, x264's thread of the largest rendition. So four
/// vCPU make a film in a third of the time at best, and a sound in none.
/// </remarks>
public static class WallTime
{
    /// <summary>Seconds.</summary>
    /// <param name="runs">In the plan's order, each with its estimate; of a part of a plan nobody waits for what is not in it.</param>
    /// <param name="vcpus">A part of one counts too.</param>
    public static double Of(IReadOnlyList<(PlannedRun Run, RunEstimate Estimate)> runs, double vcpus)
    {
        var ends = new Dictionary<string, double>();
        foreach (var (run, estimate) in runs)
            ends[run.Name] = (run.After is { } first ? ends.GetValueOrDefault(first) : 0) + Alone(estimate, vcpus);
        return Math.Max(ends.Values.DefaultIfEmpty().Max(), runs.Sum(run => run.Estimate.CpuSeconds) / vcpus);
    }

    private static double Alone(RunEstimate estimate, double vcpus) =>
        Math.Max(estimate.CpuSeconds / vcpus, estimate.SerialSeconds / Math.Min(1, vcpus));
}
