namespace MediaFunctions.Processing.Routing;

/// <summary>Where a job runs and why.</summary>
/// <param name="Route">Where.</param>
/// <param name="Reasons">Why, a sentence each.</param>
public sealed record RouteDecision(Route Route, IReadOnlyList<string> Reasons);
