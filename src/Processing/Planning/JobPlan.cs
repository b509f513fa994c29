namespace MediaFunctions.Processing.Planning;

/// <summary>What a job will do.</summary>
/// <param name="Runs">In order; at least one.</param>
/// <param name="Skipped">The outputs that this source cannot give.</param>
public sealed record JobPlan(IReadOnlyList<PlannedRun> Runs, IReadOnlyList<SkippedOutput> Skipped);
