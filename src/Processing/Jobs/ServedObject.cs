using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs;

/// <summary>An object beside the source that the recipe names, served to FFmpeg.</summary>
/// <param name="Served">Where it is read.</param>
/// <param name="FormatWhitelist">The demuxer that may open it.</param>
public sealed record ServedObject(ServedSource Served, string FormatWhitelist);
