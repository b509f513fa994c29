using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs;

/// <summary>An output whose files were looked at: they are there, and have the streams that they should.</summary>
/// <param name="Planned">What it was to be.</param>
/// <param name="Finished">What it is; its files are in the work folder, or were streamed.</param>
/// <param name="Streamed">What its run streamed, by name. A file of the work folder stands in place of one of these.</param>
public sealed record MadeOutput(PlannedOutput Planned, FinishedOutput Finished, IReadOnlyDictionary<string, SinkFile> Streamed);
