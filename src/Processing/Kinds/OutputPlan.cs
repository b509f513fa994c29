namespace MediaFunctions.Processing.Kinds;

/// <summary>All that FFmpeg has to do for one output.</summary>
/// <param name="Make">What makes it.</param>
/// <param name="Measure">
/// What is to be found out of the source before (loudness, the best frame): its file goes to
/// <see cref="IOutputKind.Refine"/>, which completes <paramref name="Make"/>. Null: nothing.
/// </param>
public sealed record OutputPlan(OutputStep Make, OutputStep? Measure = null);
