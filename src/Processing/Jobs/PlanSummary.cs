using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Routing;

namespace MediaFunctions.Processing.Jobs;

/// <summary>A plan as the job shows it.</summary>
/// <param name="Route">Where it ran.</param>
/// <param name="Runs">Its FFmpeg runs; the probe is none of them.</param>
/// <param name="Reasons">Why there, and why so.</param>
public sealed record PlanSummary(Route Route, IReadOnlyList<PlanSummaryRun> Runs, IReadOnlyList<string> Reasons)
{
    public static PlanSummary Of(JobPlan plan, RouteDecision route) => new(
        route.Route,
        [.. plan.Runs.Select(r => new PlanSummaryRun(r.Name, [.. r.Outputs.Select(o => o.Name)]))],
        [.. route.Reasons, .. plan.Runs.SelectMany(r => r.Reasons)]);
}
