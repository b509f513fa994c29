using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Routing;

/// <summary>Decides where a job runs.</summary>
public static class JobRouter
{
    private static readonly RouteDecision OnlyHere = new(Route.Here, ["No other place is set up to run jobs."]);

    /// <summary>The place for this plan.</summary>
    public static RouteDecision Choose(JobPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return OnlyHere;
    }
}
