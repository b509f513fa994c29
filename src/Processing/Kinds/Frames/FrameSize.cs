using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Frames;

/// <summary>The size of a frame, pixels.</summary>
public sealed record FrameSize(int Width, int Height)
{
    /// <summary>The largest side of anything that is made, pixels; every format can hold it.</summary>
    public const int LargestSide = 8192;

    /// <summary>
    /// The displayed picture fitted inside a box, never larger than it is unless <paramref name="upscale"/>, and never
    /// larger than <see cref="LargestSide"/>.
    /// </summary>
    /// <param name="width">The box, pixels; null: no bound on this side.</param>
    /// <param name="height">The same.</param>
    /// <param name="even">Whether both sides must be even, as encoders with halved chroma want them: to the nearest, at least 2.</param>
    public static FrameSize Fit(VideoStream video, int? width, int? height, bool upscale = false, bool even = false)
    {
        double shownWidth = video.DisplayWidth, shownHeight = video.DisplayHeight;
        var scale = Math.Min((width ?? double.MaxValue) / shownWidth, (height ?? double.MaxValue) / shownHeight);
        if (!upscale)
            scale = Math.Min(scale, 1);
        scale = Math.Min(scale, LargestSide / Math.Max(shownWidth, shownHeight));
        var step = even ? 2 : 1;
        return new FrameSize(Side(shownWidth * scale, step), Side(shownHeight * scale, step));
    }

    private static int Side(double pixels, int step) =>
        Math.Max(step, step * (int)Math.Round(pixels / step, MidpointRounding.AwayFromZero));
}
