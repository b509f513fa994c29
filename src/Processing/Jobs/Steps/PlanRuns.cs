namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>The fewest runs that make of this source what the recipe asks for and does not stand yet, and where they run.</summary>
public sealed class PlanRuns(JobSettings settings, RoutePlanner planner) : IJobStep
{
    public Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken) =>
        Task.FromResult(Plan(work, work.Row.NotAtStream));

    /// <summary>Plans, or plans anew for the places that are left.</summary>
    /// <param name="notAtStream">Why it cannot be made at Stream, as a sentence; null where nothing is known against it.</param>
    internal StepEnd? Plan(JobWork work, string? notAtStream)
    {
        work.Checkpoint = Checkpoint.Read(work.Row.MadeJson);
        var job = new RouteCase(work.Recipe!, work.Media!, settings.RoomHere)
        {
            Made = work.Checkpoint.Names(),
            Misjudged = work.Row.Misjudged,
            NotAtStream = notAtStream,
        };
        if (!planner.Plan(job).Succeeded(out var routed, out var failure))
            return JobEnd.Failed(failure);
        work.Plan = routed.Plan;
        work.Usd = routed.Usd;
        // Who sent it here has said why.
        work.Route = work.Row.RouteReasons is { Count: > 0 } reasons && work.Row.Route == routed.Decision.Route
            ? routed.Decision with { Reasons = reasons }
            : routed.Decision;
        return null;
    }
}
