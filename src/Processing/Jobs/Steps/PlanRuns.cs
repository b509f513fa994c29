using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Routing;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>The fewest runs that make the recipe of this source, and where they run.</summary>
public sealed class PlanRuns(JobSettings settings, JobRouter router) : IJobStep
{
    public Task<JobEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        if (!Planner.Plan(work.Recipe!, work.Media!, settings.RoomHere).Succeeded(out var plan, out var failure))
            return Task.FromResult<JobEnd?>(JobEnd.Failed(failure));
        work.Plan = plan;
        work.Route = router.Choose(plan);
        return Task.FromResult<JobEnd?>(null);
    }
}
