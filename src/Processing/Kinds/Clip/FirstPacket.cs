using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Clip;

/// <summary>What <c>framecrc</c> writes of the first packet after a seek.</summary>
public static class FirstPacket
{
    private const string TimeBase = "#tb 0: 1/";

    /// <summary>Its time, seconds from where the seek went; null where there is none.</summary>
    public static double? Seconds(string path)
    {
        double tick = 0;
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith(TimeBase, StringComparison.Ordinal))
                tick = 1 / double.Parse(line.AsSpan(TimeBase.Length), CultureInfo.InvariantCulture);
            // Stream, dts, pts, duration, size, checksum.
            else if (tick > 0 && line.Split(',', StringSplitOptions.TrimEntries) is [_, _, var pts, ..])
                return long.Parse(pts, CultureInfo.InvariantCulture) * tick;
        }
        return null;
    }
}
