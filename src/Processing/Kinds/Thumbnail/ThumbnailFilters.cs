using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Thumbnail;

/// <summary>The filter chain of a thumbnail.</summary>
public static class ThumbnailFilters
{
    /// <summary>Scale, tone-map, square the pixels, drop side data, fix the pixel format.</summary>
    public static IReadOnlyList<Filter> For(ThumbnailFormat format, VideoStream video, FrameSize size) =>
        // JPEG and WebP cannot name their matrix: every reader takes it for BT.601, whatever the film's was.
        FrameFilters.Sdr(
            video, size, format == ThumbnailFormat.Png ? null : "smpte170m", PixelFormat(format, HasAlpha(video.PixelFormat)));

    private static string PixelFormat(ThumbnailFormat format, bool alpha) => format switch
    {
        ThumbnailFormat.Png => alpha ? "rgba" : "rgb24",
        ThumbnailFormat.Webp => alpha ? "yuva420p" : "yuv420p",
        _ => "yuvj420p",
    };

    private static bool HasAlpha(string? pixelFormat) =>
        pixelFormat is not null
        && (pixelFormat.StartsWith("yuva", StringComparison.Ordinal)
            || pixelFormat.StartsWith("gbrap", StringComparison.Ordinal)
            || pixelFormat.StartsWith("ya", StringComparison.Ordinal)
            || pixelFormat.Contains("rgba", StringComparison.Ordinal)
            || pixelFormat.Contains("bgra", StringComparison.Ordinal)
            || pixelFormat is "argb" or "abgr" or "pal8");
}
