using System.Globalization;
using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Films;
using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Watermark;

/// <summary>The film, the image, and the one over the other.</summary>
public static class WatermarkGraph
{
    /// <summary>The picture's track; the film is the first read, the image the second.</summary>
    public static GraphTrack Track(WatermarkOptions options, VideoStream video, FilmPlan film)
    {
        var margin = (int)Math.Round(options.Margin * Math.Min(film.Size.Width, film.Size.Height));
        return new GraphTrack(StreamKinds.Video,
        [
            new FilterChain([Pad.Of(1, 0)], Mark(options, film.Size, margin), "mark"),
            new FilterChain([Pad.Of(0, video.Index)], film.Picture, "film"),
            new FilterChain([Pad.Of("film"), Pad.Of("mark")], [Over(options.Position, margin)], "marked"),
        ]);
    }

    /// <summary>
    /// The image in the film's colours, its transparency kept. Its own size is not known here: it is fitted into a box,
    /// as wide as was asked for and as high as the frame within its margins.
    /// </summary>
    private static IReadOnlyList<Filter> Mark(WatermarkOptions options, FrameSize frame, int margin)
    {
        var width = Math.Max(2, Math.Min((int)Math.Round(options.Size * frame.Width), frame.Width - (2 * margin)));
        var height = Math.Max(2, frame.Height - (2 * margin));
        return
        [
            new Filter("scale", FrameFilters.ScalerFlags),
            new Filter("format", "rgba"),
            new Filter("colorchannelmixer", $"aa={options.Opacity.ToString("0.####", CultureInfo.InvariantCulture)}"),
            new Filter(
                "scale", Text(width), Text(height), "force_original_aspect_ratio=decrease", FrameFilters.ScalerFlags,
                $"out_color_matrix={H264.Matrix}", "out_range=tv"),
            new Filter("setsar", "1"),
            new Filter("sidedata", "mode=delete"),
            new Filter("format", "yuva420p"),
        ];
    }

    /// <summary>The image has one frame, which stays over all that follow.</summary>
    private static Filter Over(WatermarkPosition position, int margin)
    {
        var (near, middle) = (Text(margin), "(main_{0}-overlay_{0})/2");
        var far = $"main_{{0}}-overlay_{{0}}-{near}";
        var x = position switch
        {
            WatermarkPosition.TopLeft or WatermarkPosition.Left or WatermarkPosition.BottomLeft => near,
            WatermarkPosition.Top or WatermarkPosition.Center or WatermarkPosition.Bottom => middle,
            _ => far,
        };
        var y = position switch
        {
            WatermarkPosition.TopLeft or WatermarkPosition.Top or WatermarkPosition.TopRight => near,
            WatermarkPosition.Left or WatermarkPosition.Center or WatermarkPosition.Right => middle,
            _ => far,
        };
        return new Filter("overlay", $"x={x.Replace("{0}", "w", StringComparison.Ordinal)}", $"y={y.Replace("{0}", "h", StringComparison.Ordinal)}", "format=yuv420");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
