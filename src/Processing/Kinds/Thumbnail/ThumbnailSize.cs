using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Thumbnail;

/// <summary>The size of a thumbnail, pixels.</summary>
public sealed record ThumbnailSize(int Width, int Height)
{
    /// <summary>
    /// The displayed picture fitted inside the box of the options, never larger than it is unless they say so, and
    /// never larger than <see cref="ThumbnailValidation.LargestSide"/>, which every format can hold.
    /// </summary>
    public static ThumbnailSize Fit(ThumbnailOptions options, VideoStream video)
    {
        double width = video.DisplayWidth, height = video.DisplayHeight;
        var scale = Math.Min((options.Width ?? double.MaxValue) / width, (options.Height ?? double.MaxValue) / height);
        if (!options.Upscale)
            scale = Math.Min(scale, 1);
        scale = Math.Min(scale, ThumbnailValidation.LargestSide / Math.Max(width, height));
        return new ThumbnailSize(Side(width * scale), Side(height * scale));
    }

    private static int Side(double pixels) => Math.Max(1, (int)Math.Round(pixels, MidpointRounding.AwayFromZero));
}
