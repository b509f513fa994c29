using MediaFunctions.Processing.Kinds.Films;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Clip;

/// <summary>From JSON to <see cref="ClipOptions"/>.</summary>
public static class ClipValidation
{
    /// <inheritdoc cref="IOutputKind.Read"/>
    public static ClipOptions Read(OptionReader reader) => new(FilmSpan.Read(reader, required: true));
}
