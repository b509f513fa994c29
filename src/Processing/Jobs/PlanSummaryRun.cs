namespace MediaFunctions.Processing.Jobs;

/// <summary>One FFmpeg run of a plan.</summary>
/// <param name="Name">The run's name.</param>
/// <param name="Outputs">The outputs that it makes.</param>
public sealed record PlanSummaryRun(string Name, IReadOnlyList<string> Outputs);
