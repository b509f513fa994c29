using MediaFunctions.Processing.Kinds.Films;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Watermark;

/// <summary>From JSON to <see cref="WatermarkOptions"/>.</summary>
public static class WatermarkValidation
{
    private static readonly Dictionary<string, WatermarkPosition> Positions = new(StringComparer.Ordinal)
    {
        ["top-left"] = WatermarkPosition.TopLeft,
        ["top"] = WatermarkPosition.Top,
        ["top-right"] = WatermarkPosition.TopRight,
        ["left"] = WatermarkPosition.Left,
        ["center"] = WatermarkPosition.Center,
        ["right"] = WatermarkPosition.Right,
        ["bottom-left"] = WatermarkPosition.BottomLeft,
        ["bottom"] = WatermarkPosition.Bottom,
        ["bottom-right"] = WatermarkPosition.BottomRight,
    };

    /// <inheritdoc cref="IOutputKind.Read"/>
    public static WatermarkOptions Read(OptionReader reader)
    {
        var image = reader.Parsed("image", ObjectKey.Expected, ObjectKey.Parse);
        if (!reader.Has("image"))
            reader.Refuse("image", ObjectKey.Expected);
        var defaults = new WatermarkOptions(image ?? "");
        return defaults with
        {
            Preset = RenditionReader.Read(reader) ?? defaults.Preset,
            Span = FilmSpan.Read(reader, required: false),
            Position = reader.Word("position", Positions.Keys) is { } word ? Positions[word] : defaults.Position,
            Margin = reader.Share("margin", 0, 0.4) ?? defaults.Margin,
            Size = reader.Share("size", 0.01, 1) ?? defaults.Size,
            Opacity = reader.Share("opacity", 0, 1) ?? defaults.Opacity,
        };
    }
}
