using System.Globalization;
using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Preview;

/// <summary>The graph that cuts the moments, brings them to one size and pace, and joins them.</summary>
public static class PreviewFilters
{
    /// <summary>The log of frames, in the work folder: which moments had any.</summary>
    public static string Log(string outputName) => $"{outputName}-moments.txt";

    /// <summary>The picture of a preview.</summary>
    public static PlannedTrack For(
        string outputName, PreviewOptions options, PreviewMoments moments, PreviewShape shape, MediaInfo media, VideoStream video)
    {
        var chains = new List<FilterChain>();
        foreach (var (index, start) in moments.StartsSeconds.Index())
        {
            chains.Add(new FilterChain(
                [Pad.Of(index, video.Index)],
                [
                    .. Cut(moments, shape, PreviewReads.Lead(start, media, video)),
                    FrameLog.Mark(index),
                    .. FrameFilters.Sdr(video, shape.Size, Matrix(options.Format), PixelFormat(options.Format)),
                ],
                $"m{Text(index)}"));
        }
        chains.Add(new FilterChain(
            [.. moments.StartsSeconds.Select((_, index) => Pad.Of($"m{Text(index)}"))],
            [new Filter("concat", $"n={Text(moments.StartsSeconds.Count)}", "v=1", "a=0"), .. Even(shape), .. FrameLog.Write(Log(outputName))],
            "film"));
        if (options.Format == PreviewFormat.Gif)
            chains.AddRange(Palette);
        return new GraphTrack(StreamKinds.Video, chains);
    }

    /// <summary>
    /// One palette for all frames: their colours do not jump. Bayer's pattern stands still between frames, which error
    /// diffusion does not, and so what does not move need not be stored.
    /// </summary>
    private static IReadOnlyList<FilterChain> Palette { get; } =
    [
        new([Pad.Of("film")], [new Filter("split")], "frames", "colours"),
        new([Pad.Of("colours")], [new Filter("palettegen")], "palette"),
        new([Pad.Of("frames"), Pad.Of("palette")], [new Filter("paletteuse", "dither=bayer", "bayer_scale=4", "diff_mode=rectangle")], "gif"),
    ];

    /// <summary>
    /// What is before the moment is dropped but for the frame that is shown as it begins; a frame that stays is repeated.
    /// The moment begins at 0: the filter's own start is rounded to a frame.
    /// </summary>
    private static IEnumerable<Filter> Cut(PreviewMoments moments, PreviewShape shape, double lead)
    {
        var frames = Text(shape.Frames(moments.LengthSeconds));
        yield return new Filter("setpts", string.Create(CultureInfo.InvariantCulture, $"PTS-{lead:0.###}/TB"));
        yield return new Filter("fps", $"fps={shape.FrameRateText}", "start_time=0", "round=up");
        if (moments.Whole)
            yield return new Filter("tpad", $"stop={frames}", "stop_mode=clone");
        yield return new Filter("trim", $"end_frame={frames}");
    }

    /// <summary>Every frame as long as the others, across the joints: a single one has no length of its own there.</summary>
    private static IReadOnlyList<Filter> Even(PreviewShape shape) =>
        [new("settb", $"1/({shape.FrameRateText})"), new("setpts", "N")];

    // WebP cannot name its matrix: every reader takes it for BT.601, whatever the film's was.
    private static string? Matrix(PreviewFormat format) => format switch
    {
        PreviewFormat.Webp => "smpte170m",
        PreviewFormat.Mp4 => H264.Matrix,
        _ => null,
    };

    private static string PixelFormat(PreviewFormat format) => format switch
    {
        PreviewFormat.Gif => "bgra",
        PreviewFormat.Mp4 => H264.PixelFormat,
        _ => "yuv420p",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
