using MediaFunctions.Processing.Routing;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>What the recipe asked for, as Cloudflare Stream made it.</summary>
public sealed class TakeFromStream : IJobStep
{
    public Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        if (!RoutePlanner.PlanAtStream(work.Recipe!, work.Media!).Succeeded(out var plan, out var failure))
            return Task.FromResult<StepEnd?>(JobEnd.Failed(failure));
        work.Plan = plan;
        work.Route = new RouteDecision(Route.Stream, work.Row.RouteReasons);
        work.Outputs.AddRange(StreamOutputs.Of(work.Recipe!, work.Media!, work.Video!, work.VideoFile));
        return Task.FromResult<StepEnd?>(null);
    }
}
