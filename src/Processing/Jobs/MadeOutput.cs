using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Jobs;

/// <summary>An output as a file that was looked at: it is there, and has the streams that it should.</summary>
/// <param name="Planned">What it was to be.</param>
/// <param name="FilePath">Where it is, until the work folder goes.</param>
/// <param name="Facts">What it is.</param>
public sealed record MadeOutput(PlannedOutput Planned, string FilePath, ProbedOutput Facts);
