using System.Globalization;
using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Preview;

/// <summary>Size and pace of a preview.</summary>
/// <param name="Size">Pixels, even.</param>
/// <param name="FrameRateText">Frames a second, as FFmpeg's <c>fps</c> filter takes it.</param>
/// <param name="FrameRate">The same as a number.</param>
public sealed record PreviewShape(FrameSize Size, string FrameRateText, double FrameRate)
{
    /// <summary>
    /// The most pixels of all frames of a webp or gif: GIF's frames wait in memory (four bytes a pixel) until their
    /// palette is known, and take about a byte a pixel in the file at worst.
    /// </summary>
    public const double MostPixels = 24e6;

    private const int DefaultFrameRate = 10;
    private const double FastestFilm = 30;

    /// <summary>As asked for; a webp or gif that would be too large is made smaller.</summary>
    public static PreviewShape For(PreviewOptions options, VideoStream video)
    {
        var (text, rate) = options switch
        {
            { FrameRate: { } asked } => (asked.ToString(CultureInfo.InvariantCulture), (double)asked),
            { Format: PreviewFormat.Mp4 } => FrameRates.Constant(video, FastestFilm),
            _ => (DefaultFrameRate.ToString(CultureInfo.InvariantCulture), DefaultFrameRate),
        };
        var size = FrameSize.Fit(video, options.Width, null, even: true);
        var pixels = size.Width * (double)size.Height * Math.Ceiling(options.Moments * options.MomentSeconds * rate);
        if (options.Format != PreviewFormat.Mp4 && pixels > MostPixels)
            size = FrameSize.Fit(video, (int)(size.Width * Math.Sqrt(MostPixels / pixels)), null, even: true);
        return new PreviewShape(size, text, rate);
    }

    /// <summary>How many frames show this length; at least one.</summary>
    public int Frames(double seconds) => Math.Max(1, (int)Math.Round(seconds * FrameRate));
}
