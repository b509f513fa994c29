using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>From JSON to <see cref="WaveformOptions"/>.</summary>
public static class WaveformValidation
{
    private const int MostPixelsPerSecond = 100;
    private const int LeastSide = 16;

    private static readonly string[] OfJson = ["pixelsPerSecond", "bits"];
    private static readonly string[] OfPng = ["width", "height", "color", "background"];

    /// <inheritdoc cref="IOutputKind.Read"/>
    public static WaveformOptions Read(OptionReader reader)
    {
        var defaults = new WaveformOptions();
        var format = reader.Word("format", ["json", "png"]) == "png" ? WaveformFormat.Png : WaveformFormat.Json;
        var options = new WaveformOptions
        {
            Format = format,
            PixelsPerSecond = reader.WholeNumber("pixelsPerSecond", 1, MostPixelsPerSecond) ?? defaults.PixelsPerSecond,
            Bits = reader.OneOf("bits", [8, 16], "8 or 16") ?? defaults.Bits,
            Width = reader.WholeNumber("width", LeastSide, FrameSize.LargestSide) ?? defaults.Width,
            Height = reader.WholeNumber("height", LeastSide, FrameSize.LargestSide) ?? defaults.Height,
            Color = reader.Parsed("color", PictureColor.Expected, PictureColor.Parse) ?? defaults.Color,
            Background = reader.Parsed("background", PictureColor.Expected, PictureColor.Parse) ?? defaults.Background,
        };
        var isPng = format == WaveformFormat.Png;
        foreach (var name in (isPng ? OfJson : OfPng).Where(reader.Has))
            reader.Refuse(name, $"no {name}, as {(isPng ? "png is a picture" : "json has no picture")}; or the format \"{(isPng ? "json" : "png")}\"");
        return options;
    }
}
