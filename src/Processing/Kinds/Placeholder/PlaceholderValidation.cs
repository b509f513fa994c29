using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Placeholder;

/// <summary>From JSON to <see cref="PlaceholderOptions"/>.</summary>
public static class PlaceholderValidation
{
    /// <inheritdoc cref="IOutputKind.Read"/>
    public static PlaceholderOptions Read(OptionReader reader) => new()
    {
        At = reader.Parsed("at", FrameTime.Expected, FrameTime.Parse) ?? FrameTime.Default,
    };
}
