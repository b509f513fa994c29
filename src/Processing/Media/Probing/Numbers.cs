using System.Globalization;

namespace MediaFunctions.Processing.Media.Probing;

/// <summary>The numbers of a file's headers, which anybody may have written: what is absurd is not known.</summary>
internal static class Numbers
{
    /// <summary>115 days. Broken headers say more; no upload does.</summary>
    private const double LongestSeconds = 10_000_000;

    /// <summary>Time bases of containers pass for frame rates (1,000; 57,600; 90,000); no camera's film is above this.</summary>
    private const double FastestFrames = 960;

    public static double? Parse(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A whole number from 0 to the largest int; anything else counts as 0.</summary>
    public static int Count(double? number) => number is > 0 and <= int.MaxValue ? (int)number : 0;

    public static double? Seconds(double? number) => number is > 0 and <= LongestSeconds ? number : null;

    /// <summary><c>00:00:01.072000000</c> in seconds.</summary>
    public static double? Clock(string? text)
    {
        if (text?.Split(':') is not [var hours, var minutes, var seconds])
            return null;
        return Seconds(Parse(hours) * 3600 + Parse(minutes) * 60 + Parse(seconds));
    }

    /// <summary>The first of the rates (<c>30000/1001</c>) that a film may have.</summary>
    public static double? FrameRate(params ReadOnlySpan<string?> rates)
    {
        foreach (var text in rates)
        {
            if (Ratio(text, '/') is > 0 and <= FastestFrames and var rate)
                return rate;
        }

        return null;
    }

    /// <summary>How wide a pixel is, its height being 1; 1 where the ratio is missing or absurd.</summary>
    public static double PixelAspect(string? text) => Ratio(text, ':') is >= 0.1 and <= 10 and var aspect ? aspect : 1;

    /// <summary>
    /// Clockwise degrees of a display matrix (ffprobe counts the other way round), to the next quarter turn. A broken
    /// matrix reads as INT64_MIN.
    /// </summary>
    public static int QuarterTurns(double? rotation) =>
        rotation is >= -360 and <= 360 ? ((int)Math.Round(-rotation.Value / 90) * 90 + 720) % 360 : 0;

    private static double? Ratio(string? text, char separator) =>
        text?.Split(separator) is [var above, var below] && Parse(above) is { } a && Parse(below) is { } b && b != 0 ? a / b : null;
}
