using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Jobs;

/// <summary>An output whose files were looked at: they are there, and have the streams that they should.</summary>
/// <param name="Planned">What it was to be.</param>
/// <param name="Finished">What it is; its files are in the work folder.</param>
public sealed record MadeOutput(PlannedOutput Planned, FinishedOutput Finished);
