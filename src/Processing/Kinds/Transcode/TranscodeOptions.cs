using MediaFunctions.Processing.Kinds.Encoding;

namespace MediaFunctions.Processing.Kinds.Transcode;

/// <summary>The options of a transcode.</summary>
/// <param name="Preset">How large it is at most, and its bit rates.</param>
public sealed record TranscodeOptions(Rendition Preset) : OutputOptions;
