using System.Globalization;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Encoding;

/// <summary>Frame rates that players and encoders are made for.</summary>
public static class FrameRates
{
    /// <summary>What is faster is brought down to this or less, frames a second.</summary>
    public const double Fastest = 60;

    private const double Unknown = 30;
    private const double Slowest = 1;

    /// <summary>Rates that are fractions of 1001, as FFmpeg writes them.</summary>
    private static readonly (string Text, double Value)[] Broadcast =
        [("24000/1001", 24000 / 1001.0), ("30000/1001", 30000 / 1001.0), ("60000/1001", 60000 / 1001.0)];

    /// <summary>
    /// The constant rate for a film: its own where that is sane, the nearest whole or broadcast rate where it is within
    /// 0.5 % of it, halved until it is at most <paramref name="fastest"/>, 30 where it is not known.
    /// </summary>
    /// <returns>As FFmpeg's <c>fps</c> filter takes it, and as a number.</returns>
    public static (string Text, double Value) Constant(VideoStream video, double fastest = Fastest)
    {
        var rate = Math.Max(video.FrameRate ?? Unknown, Slowest);
        while (rate > fastest * 1.005)
            rate /= 2;
        var near = Broadcast.Append((Text(Math.Round(rate)), Math.Round(rate))).MinBy(known => Math.Abs(known.Item2 - rate));
        return Math.Abs(near.Item2 - rate) <= rate * 0.005 ? near : (Text(Math.Round(rate, 3)), Math.Round(rate, 3));
    }

    private static string Text(double rate) => rate.ToString("0.###", CultureInfo.InvariantCulture);
}
