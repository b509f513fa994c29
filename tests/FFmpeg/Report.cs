using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.FFmpeg;

/// <summary>The line with which the launcher ends its stderr.</summary>
internal sealed partial record Report(int Exit, int Signal, long CpuMilliseconds, long PeakKilobytes)
{
    /// <exception cref="FormatException">The text does not end in a report that stands on a line of its own.</exception>
    public static Report Parse(string error)
    {
        var match = LastLine().Match(error);
        if (!match.Success)
            throw new FormatException($"No report at the end of: {error}");
        return new Report((int)Number(1), (int)Number(2), Number(3), Number(4));

        long Number(int group) => long.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<=\A|\n)ffbox: exit=(\d+) signal=(\d+) cpu_ms=(\d+) peak_kb=(\d+)\n\z")]
    private static partial Regex LastLine();
}
