using System.Globalization;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Preview;

/// <summary>From JSON to <see cref="PreviewOptions"/>.</summary>
public static class PreviewValidation
{
    /// <summary>All moments together, seconds at most.</summary>
    public const int MostSeconds = 30;

    private const int MostMoments = 12;
    private const double LeastLength = 0.2;
    private const double MostLength = 5;
    private const int LeastWidth = 16;
    private const int MostWidth = 1280;

    private static readonly Dictionary<string, PreviewFormat> Formats = new(StringComparer.Ordinal)
    {
        ["webp"] = PreviewFormat.Webp,
        ["gif"] = PreviewFormat.Gif,
        ["mp4"] = PreviewFormat.Mp4,
    };

    /// <inheritdoc cref="IOutputKind.Read"/>
    public static PreviewOptions Read(OptionReader reader)
    {
        var defaults = new PreviewOptions();
        var format = reader.Word("format", Formats.Keys) is { } word ? Formats[word] : defaults.Format;
        var options = new PreviewOptions
        {
            Format = format,
            Moments = reader.WholeNumber("moments", 1, MostMoments) ?? defaults.Moments,
            MomentSeconds = MediaSpan.Read(reader, "momentLength", LeastLength, MostLength) ?? defaults.MomentSeconds,
            Width = reader.WholeNumber("width", LeastWidth, MostWidth) ?? defaults.Width,
            FrameRate = reader.WholeNumber("fps", 1, format == PreviewFormat.Mp4 ? 60 : 30),
            Quality = reader.WholeNumber("quality", 1, 100),
            Loop = reader.Flag("loop") ?? defaults.Loop,
        };
        Contradictions(reader, options);
        return options;
    }

    private static void Contradictions(OptionReader reader, PreviewOptions options)
    {
        if (options.Moments * options.MomentSeconds > MostSeconds)
            reader.Refuse("momentLength", string.Create(
                CultureInfo.InvariantCulture, $"at most \"{Math.Floor(10.0 * MostSeconds / options.Moments) / 10}s\" for {options.Moments} moments, {MostSeconds} seconds in all"));
        if (options.Format == PreviewFormat.Gif && reader.Has("quality"))
            reader.Refuse("quality", "no quality, as gif has none; or the format \"webp\" or \"mp4\"");
        if (options.Format == PreviewFormat.Mp4 && reader.Has("loop"))
            reader.Refuse("loop", "no loop, as the page that shows an mp4 loops it; or the format \"webp\" or \"gif\"");
    }
}
