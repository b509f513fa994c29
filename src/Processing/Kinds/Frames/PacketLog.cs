using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Frames;

/// <summary>What the packets of a film say of it.</summary>
/// <param name="LengthSeconds">From the first time to the end of the last packet.</param>
/// <param name="KeyFrameGapSeconds">The longest time between two key frames, or from the last one to the end.</param>
public sealed record PacketLog(double LengthSeconds, double KeyFrameGapSeconds)
{
    /// <summary>Reads what FFmpeg's <c>framecrc</c> muxer wrote; null where there is no packet in it.</summary>
    /// <remarks>
    /// A head <c>#tb 0: 1/90000</c>, then a line a packet: stream, dts, pts, duration, size, checksum, and <c>F=0x0</c>
    /// where it is no key frame. Raw streams have a dts only.
    /// </remarks>
    public static PacketLog? Read(string path)
    {
        double unit = 0, end = 0, key = 0, gap = 0;
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("#tb 0:", StringComparison.Ordinal))
                unit = Unit(line[6..]);
            if (line.StartsWith('#') || line.Split(',', StringSplitOptions.TrimEntries) is not [_, var dts, var pts, var duration, _, _, .. var flags])
                continue;
            var time = (Count(pts) ?? Count(dts) ?? 0) * unit;
            end = Math.Max(end, time + ((Count(duration) ?? 0) * unit));
            if (flags.Contains("F=0x0", StringComparer.Ordinal))
                continue;
            gap = Math.Max(gap, time - key);
            key = time;
        }
        return end > 0 ? new PacketLog(end, Math.Max(gap, end - key)) : null;
    }

    private static double Unit(string ratio) =>
        ratio.Split('/', StringSplitOptions.TrimEntries) is [var above, var below] && Count(above) is { } a && Count(below) is > 0 and { } b
            ? (double)a / b
            : 0;

    private static long? Count(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
}
