using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What became of a run's outputs: all made, or all skipped.</summary>
/// <param name="Made">Their files are in the work folder.</param>
/// <param name="Skipped">What the source turned out to have nothing for.</param>
public sealed record ExecutedRun(IReadOnlyList<MadeOutput> Made, params IReadOnlyList<SkippedOutput> Skipped);
