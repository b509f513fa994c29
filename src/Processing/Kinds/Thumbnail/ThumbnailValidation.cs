using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Thumbnail;

/// <summary>From JSON to <see cref="ThumbnailOptions"/>.</summary>
public static class ThumbnailValidation
{
    /// <summary>The smallest box side, pixels.</summary>
    public const int LeastSide = 16;

    private static readonly Dictionary<string, ThumbnailFormat> Formats = new(StringComparer.Ordinal)
    {
        ["jpg"] = ThumbnailFormat.Jpg,
        ["png"] = ThumbnailFormat.Png,
        ["webp"] = ThumbnailFormat.Webp,
    };

    /// <inheritdoc cref="IOutputKind.Read"/>
    public static ThumbnailOptions Read(OptionReader reader)
    {
        var defaults = new ThumbnailOptions();
        var at = reader.Parsed("at", FrameTime.Expected, FrameTime.Parse) ?? defaults.At;
        var width = reader.WholeNumber("width", LeastSide, FrameSize.LargestSide);
        var height = reader.WholeNumber("height", LeastSide, FrameSize.LargestSide);
        var format = reader.Word("format", Formats.Keys) is { } word ? Formats[word] : defaults.Format;
        var quality = reader.WholeNumber("quality", 1, 100);
        if (format == ThumbnailFormat.Png && reader.Has("quality"))
            reader.Refuse("quality", "no quality, as png loses nothing; or the format \"jpg\" or \"webp\"");

        return new ThumbnailOptions
        {
            At = at,
            Exact = reader.Flag("exact") ?? at.Time.Share is null,
            Width = reader.Has("width") || reader.Has("height") ? width : defaults.Width,
            Height = height,
            Upscale = reader.Flag("upscale") ?? defaults.Upscale,
            Format = format,
            Quality = quality,
        };
    }
}
