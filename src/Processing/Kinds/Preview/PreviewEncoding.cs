using System.Globalization;
using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Frames;

namespace MediaFunctions.Processing.Kinds.Preview;

/// <summary>Encoder, muxer and name of a preview.</summary>
public static class PreviewEncoding
{
    private const int DefaultWebpQuality = 60;
    private const int DefaultCrf = 26;

    /// <summary>The options after the filters.</summary>
    public static IReadOnlyList<FFmpegOption> For(PreviewOptions options, FrameSize size) =>
    [
        .. CleanOutput.Options,
        .. options.Format switch
        {
            PreviewFormat.Gif => Gif(options),
            PreviewFormat.Mp4 => Mp4(options, size),
            _ => Webp(options),
        },
        new("fps_mode", "passthrough"),
    ];

    /// <summary>The file and its content type.</summary>
    public static PlannedFile File(string outputName, PreviewFormat format)
    {
        var (extension, contentType) = format switch
        {
            PreviewFormat.Gif => ("gif", "image/gif"),
            PreviewFormat.Mp4 => ("mp4", "video/mp4"),
            _ => ("webp", "image/webp"),
        };
        return new PlannedFile
        {
            Name = $"{outputName}.{extension}",
            ContentType = contentType,
            NeedsSeekableFile = format != PreviewFormat.Gif,
            MustHave = StreamKinds.Video,
        };
    }

    private static IReadOnlyList<FFmpegOption> Webp(PreviewOptions options) =>
    [
        new("c:v", "libwebp_anim"),
        new("quality", Text(options.Quality ?? DefaultWebpQuality)),
        new("f", "webp"),
        new("loop", options.Loop ? "0" : "1"),
    ];

    private static IReadOnlyList<FFmpegOption> Gif(PreviewOptions options) =>
        [new("c:v", "gif"), new("f", "gif"), new("loop", options.Loop ? "0" : "-1")];

    private static IReadOnlyList<FFmpegOption> Mp4(PreviewOptions options, FrameSize size)
    {
        var rendition = Rendition.All.FirstOrDefault(rendition => rendition.ShortSide >= Math.Min(size.Width, size.Height), Rendition.All[^1]);
        return
        [
            .. H264.For(rendition.MaxKbps, crf: options.Quality is { } quality ? Crf(quality) : DefaultCrf),
            new("f", "mp4"),
            new("movflags", "+faststart"),
        ];
    }

    /// <summary>From our 1..100 to x264's 46..16, where less is better.</summary>
    private static int Crf(int quality) => 16 + (int)Math.Round((100 - quality) * 30 / 99.0);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
