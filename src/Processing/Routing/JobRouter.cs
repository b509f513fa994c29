using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Routing;

/// <summary>Decides where a job runs.</summary>
public sealed class JobRouter(RoutingSettings settings)
{
    private readonly RouteDecision here = new(Route.Here, [Reason(settings)]);

    /// <summary>The place for this plan.</summary>
    public RouteDecision Choose(JobPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return here;
    }

    private static string Reason(RoutingSettings settings) => settings.Container
        ? "A container for heavy jobs stands ready; no job is sent there yet."
        : "No other place is set up to run jobs.";
}
