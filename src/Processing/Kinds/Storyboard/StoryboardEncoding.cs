using System.Globalization;
using MediaFunctions.Processing.Kinds.Frames;

namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>Encoder, muxer and names of a storyboard's files.</summary>
public static class StoryboardEncoding
{
    private const int DefaultJpgQuality = 80;
    private const int DefaultWebpQuality = 70;

    /// <summary>The options after the filters.</summary>
    public static IReadOnlyList<FFmpegOption> For(StoryboardOptions options) =>
    [
        .. CleanOutput.Options,
        .. Encoder(options),
        new("fps_mode", "passthrough"),
        new("f", "image2"),
        new("start_number", "1"),
    ];

    /// <summary>The pixel format of a sheet.</summary>
    public static string PixelFormat(StoryboardFormat format) => format == StoryboardFormat.Webp ? "yuv420p" : "yuvj420p";

    /// <summary>All sheets, as FFmpeg numbers them.</summary>
    public static PlannedFile Sheets(string outputName, StoryboardFormat format) => new()
    {
        Name = $"{outputName}/sheet-%03d.{Extension(format)}",
        ContentType = ContentType(format),
        NeedsSeekableFile = false,
        MustHave = StreamKinds.Video,
    };

    /// <summary>One sheet, counted from 1.</summary>
    public static FinishedFile Sheet(string outputName, StoryboardFormat format, int number) =>
        new($"{outputName}/sheet-{number.ToString("000", CultureInfo.InvariantCulture)}.{Extension(format)}", ContentType(format));

    /// <summary>The track of cues that names the sheets.</summary>
    public static FinishedFile Cues(string outputName) => new($"{outputName}/storyboard.vtt", "text/vtt");

    private static IReadOnlyList<FFmpegOption> Encoder(StoryboardOptions options) => options.Format == StoryboardFormat.Webp
        ? [new("c:v", "libwebp"), new("quality", Text(options.Quality ?? DefaultWebpQuality))]
        : [new("c:v", "mjpeg"), new("q:v", Text(JpegQuality.Quantizer(options.Quality ?? DefaultJpgQuality)))];

    private static string Extension(StoryboardFormat format) => format == StoryboardFormat.Webp ? "webp" : "jpg";

    private static string ContentType(StoryboardFormat format) => format == StoryboardFormat.Webp ? "image/webp" : "image/jpeg";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
