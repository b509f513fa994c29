using System.Globalization;
using MediaFunctions.Processing.Kinds.Frames;

namespace MediaFunctions.Processing.Kinds.Thumbnail;

/// <summary>Encoder, muxer and name of a thumbnail.</summary>
public static class ThumbnailEncoding
{
    private const int DefaultJpgQuality = 90;
    private const int DefaultWebpQuality = 80;

    /// <summary>The options after the filters.</summary>
    public static IReadOnlyList<FFmpegOption> For(ThumbnailOptions options) =>
    [
        .. CleanOutput.Options,
        .. Encoder(options),
        // No frame twice, none dropped; and without it FFmpeg decodes up to the time even where the seek is not exact.
        new("fps_mode", "passthrough"),
        new("f", "image2"),
        // One file, rewritten: the name is a name and no pattern.
        new("update", "1"),
    ];

    /// <summary>The file and its content type.</summary>
    public static PlannedFile File(string outputName, ThumbnailFormat format)
    {
        var (extension, contentType) = format switch
        {
            ThumbnailFormat.Png => ("png", "image/png"),
            ThumbnailFormat.Webp => ("webp", "image/webp"),
            _ => ("jpg", "image/jpeg"),
        };
        return new PlannedFile
        {
            Name = $"{outputName}.{extension}",
            ContentType = contentType,
            NeedsSeekableFile = false,
            MustHave = StreamKinds.Video,
        };
    }

    private static IReadOnlyList<FFmpegOption> Encoder(ThumbnailOptions options) => options.Format switch
    {
        ThumbnailFormat.Png => [new("c:v", "png")],
        ThumbnailFormat.Webp =>
            [new("c:v", "libwebp"), new("quality", Text(options.Quality ?? DefaultWebpQuality))],
        _ => [new("c:v", "mjpeg"), new("q:v", Text(JpegQuality.Quantizer(options.Quality ?? DefaultJpgQuality)))],
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
