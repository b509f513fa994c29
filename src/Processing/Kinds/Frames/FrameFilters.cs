using System.Globalization;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Frames;

/// <summary>Filters that every picture of ours goes through. FFmpeg itself turns frames upright before the first one.</summary>
public static class FrameFilters
{
    /// <summary>For every scaler: its fast paths differ by instruction set, and without these two the bytes depend on the CPU.</summary>
    public const string ScalerFlags = "flags=bicubic+accurate_rnd+bitexact";

    /// <summary>
    /// Scales to square pixels of SDR: HDR is tone-mapped by the scaler, side data (EXIF with place and device, mastering
    /// data, colour profiles) is dropped after it, for encoders write what they find.
    /// </summary>
    /// <param name="matrix">
    /// The YUV matrix of the result: <c>smpte170m</c> for JPEG and WebP, which cannot name theirs and are read as BT.601;
    /// <c>bt709</c> for films; null for RGB.
    /// </param>
    /// <param name="pixelFormat">FFmpeg's name of the pixel format to end with.</param>
    public static IReadOnlyList<Filter> Sdr(VideoStream video, FrameSize size, string? matrix, string pixelFormat)
    {
        var scale = new List<string> { Text(size.Width), Text(size.Height), ScalerFlags };
        if (video.AssumedMatrix is { } assumed)
            scale.Add($"in_color_matrix={assumed}");
        if (matrix is not null)
            scale.Add($"out_color_matrix={matrix}");
        if (video.IsHdr)
            scale.AddRange(["out_primaries=bt709", "out_transfer=bt709", "intent=perceptual"]);
        return
        [
            new Filter("scale", scale),
            new Filter("setsar", "1"),
            new Filter("sidedata", "mode=delete"),
            new Filter("format", pixelFormat),
        ];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
