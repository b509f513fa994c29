namespace MediaFunctions.Processing.Kinds;

/// <summary>All that FFmpeg has to do for one output.</summary>
/// <param name="Steps">In order; a kind that first measures and then encodes has two.</param>
public sealed record OutputPlan(IReadOnlyList<OutputStep> Steps);
