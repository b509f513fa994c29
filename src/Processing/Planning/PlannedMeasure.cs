using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>What a run must know of the source before it can be made.</summary>
/// <param name="Run">Finds it out, and writes it to its output's file.</param>
/// <param name="Completes">The step that <see cref="IOutputKind.Refine"/> completes by it.</param>
public sealed record PlannedMeasure(PlannedRun Run, OutputStep Completes);
