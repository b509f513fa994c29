using System.Globalization;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Routing;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Whether a place holds a plan, by its estimate: a sentence where it does not.</summary>
internal static class RoomCheck
{
    private const double Megabyte = 1e6;

    /// <summary>What a run of the plan needs more of than the place gives it; null: nothing.</summary>
    public static string? Objection(JobPlan plan, MediaInfo media, RunRoom room, Route route)
    {
        foreach (var run in plan.Runs)
        {
            var estimate = RunEstimate.For(run, media);
            if (estimate.AddressNeeded > room.MemoryBytes)
                return Text($"The run {run.Name} needs about {estimate.AddressNeeded / Megabyte:0} MB of address space, and one {In(route)} may have {room.MemoryBytes / Megabyte:0} MB.");
            if (estimate.CpuSecondsNeeded > room.CpuSeconds)
                return $"The run {run.Name} needs up to {Words.Time(estimate.CpuSecondsNeeded)} of CPU time, and one {In(route)} may have {Words.Time(room.CpuSeconds)}.";
        }
        return null;
    }

    /// <summary>Whether it takes longer than a job may; null: it does not.</summary>
    public static string? TimeObjection(double seconds, TimeSpan jobTime, Route route) => seconds * RunEstimate.Margin <= jobTime.TotalSeconds
        ? null
        : $"It would take up to {Words.Time(seconds * RunEstimate.Margin)} {In(route)}, and a job may take {Words.Time(jobTime.TotalSeconds)}.";

    private static string In(Route route) => route == Route.Container ? "in the container" : "here";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
