using MediaFunctions.Processing.Routing;

namespace MediaFunctions.Processing.Jobs;

/// <summary>The job goes on in another place.</summary>
/// <param name="To">Where, and why there.</param>
public sealed record JobHandover(RouteDecision To) : StepEnd
{
    /// <summary>It ran into the limits of this place.</summary>
    public bool Misjudged { get; init; }
}
