using System.Globalization;
using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>From the film to sheets, in one pass; one sheet is in memory at a time.</summary>
public static class StoryboardFilters
{
    /// <summary>Of every frame there is.</summary>
    public static PlannedTrack OfAllFrames(string outputName, StoryboardOptions options, StoryboardLayout layout, VideoStream video) =>
        StreamTrack.Of(video, [At(layout), .. Sheets(outputName, options, layout, video)]);

    /// <summary>Of key frames: their times are written beside, for <see cref="StoryboardTiles"/> to judge.</summary>
    public static PlannedTrack OfKeyFrames(string outputName, StoryboardOptions options, StoryboardLayout layout, VideoStream video)
    {
        // Some codecs have nothing but key frames: four an interval tell enough, and the file stays small.
        var apart = Seconds(layout.IntervalMs / 4.0);
        return new GraphTrack(StreamKinds.Video,
        [
            new FilterChain([Pad.Of(0, video.Index)], [new Filter("split")], "film", "keys"),
            new FilterChain(
                [Pad.Of("keys")],
                [
                    new Filter("select", $"'isnan(prev_selected_t)+gte(t-prev_selected_t,{apart})'"),
                    FrameLog.Mark(0),
                    .. FrameLog.Write(StoryboardTiles.KeyFrames(outputName)),
                    new Filter("nullsink"),
                ]),
            new FilterChain(
                [Pad.Of("film")],
                [
                    At(layout),
                    // The film goes on behind its last key frame, for an interval at most.
                    new Filter("tpad", "stop=1", "stop_mode=clone"),
                    .. Sheets(outputName, options, layout, video),
                ],
                "sheets"),
        ]);
    }

    /// <summary>Rounded up, a tile is the newest frame that the film shows at its time.</summary>
    private static Filter At(StoryboardLayout layout) =>
        new("fps", string.Create(CultureInfo.InvariantCulture, $"fps=1000/{layout.IntervalMs}"), "start_time=0", "round=up");

    private static IReadOnlyList<Filter> Sheets(
        string outputName, StoryboardOptions options, StoryboardLayout layout, VideoStream video) =>
    [
        new Filter("trim", string.Create(CultureInfo.InvariantCulture, $"end_frame={layout.Tiles ?? StoryboardLayout.MostTiles}")),
        FrameLog.Mark(0),
        .. FrameLog.Write(StoryboardTiles.Tiles(outputName)),
        // JPEG and WebP cannot name their matrix: every reader takes it for BT.601, whatever the film's was.
        .. FrameFilters.Sdr(video, layout.Tile, "smpte170m", StoryboardEncoding.PixelFormat(options.Format)),
        new Filter("tile", string.Create(CultureInfo.InvariantCulture, $"{layout.Columns}x{layout.Rows}")),
    ];

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.######", CultureInfo.InvariantCulture);
}
