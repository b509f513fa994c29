using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Routing;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What a job will do, and where.</summary>
/// <param name="Plan">As the chosen place does it.</param>
/// <param name="Decision">The place, and why.</param>
/// <param name="Usd">What it will cost there, US dollars.</param>
public sealed record RoutedPlan(JobPlan Plan, RouteDecision Decision, decimal Usd);
