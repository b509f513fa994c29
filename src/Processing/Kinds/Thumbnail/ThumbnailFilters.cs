using System.Globalization;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Thumbnail;

/// <summary>The filter chain of a thumbnail. FFmpeg itself turns the frame upright before the first filter.</summary>
public static class ThumbnailFilters
{
    // The scaler's fast paths differ by instruction set: without these two the bytes depend on the CPU.
    private const string ScalerFlags = "flags=bicubic+accurate_rnd+bitexact";

    /// <summary>Scale, tone-map, square the pixels, drop side data, fix the pixel format.</summary>
    public static IReadOnlyList<Filter> For(ThumbnailFormat format, VideoStream video, ThumbnailSize size)
    {
        var scale = new List<string> { Text(size.Width), Text(size.Height), ScalerFlags };
        // JPEG and WebP cannot name their matrix: every reader takes it for BT.601, whatever the film's was.
        if (format != ThumbnailFormat.Png)
            scale.Add("out_color_matrix=smpte170m");
        if (video.IsHdr)
            scale.AddRange(["out_primaries=bt709", "out_transfer=bt709", "intent=perceptual"]);
        return
        [
            new Filter("scale", scale),
            new Filter("setsar", "1"),
            // After the scaler, which needs the mastering data of HDR. What is left (EXIF with its place and device,
            // colour profiles) would go into the picture: the encoders write frame side data as they find it.
            new Filter("sidedata", "mode=delete"),
            new Filter("format", PixelFormat(format, HasAlpha(video.PixelFormat))),
        ];
    }

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

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
