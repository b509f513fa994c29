using MediaFunctions.Processing.Kinds.Films;

namespace MediaFunctions.Processing.Kinds.Clip;

/// <summary>The options of a clip.</summary>
/// <param name="Span">From where to where.</param>
public sealed record ClipOptions(FilmSpan Span) : OutputOptions;
