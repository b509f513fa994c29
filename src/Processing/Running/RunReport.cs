using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Running;

/// <summary>What was used, and by which signal and limit it ended, as far as the log tells.</summary>
/// <param name="Signal">The signal that ended the tool; 0: none; null: the log does not say.</param>
/// <param name="Cause">What the launcher names as the cause: <c>cpu</c>, <c>memory</c>, <c>file-size</c>; else null.</param>
/// <param name="Log">The log without the launcher's own lines.</param>
internal sealed partial record RunReport(int? Signal, string? Cause, TimeSpan CpuTime, long PeakRssBytes, string Log)
{
    /// <summary>Reads the launcher's lines at the end of the log; nobody writes after it, so nobody can forge them.</summary>
    public static RunReport OfLauncher(string log)
    {
        if (LauncherLines().Match(log) is not { Success: true } match)
            return new(null, null, TimeSpan.Zero, 0, log);
        return new(
            (int)Number(match, "signal"),
            match.Groups["cause"] is { Success: true } cause ? cause.Value : null,
            TimeSpan.FromMilliseconds(Number(match, "cpu")),
            Number(match, "peak") * 1024,
            log[..match.Index]);
    }

    /// <summary>Reads what <c>-benchmark</c> writes at the end of an ffmpeg that ends by itself; zeros without it.</summary>
    public static RunReport OfBenchmark(string log)
    {
        var (times, memory) = (BenchmarkTimes().Match(log), BenchmarkMemory().Match(log));
        var cpu = times.Success ? Seconds(times, "user") + Seconds(times, "system") : 0;
        var peak = memory.Success ? Number(memory, "peak") * 1024 : 0;
        return new(null, null, TimeSpan.FromSeconds(cpu), peak, log);
    }

    private static long Number(Match match, string group) =>
        long.TryParse(match.Groups[group].Value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static double Seconds(Match match, string group) =>
        double.TryParse(match.Groups[group].Value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"\n?(?:^ffbox: (?:limit: (?<cause>[a-z-]+)|ended:)[^\n]*\n)?^ffbox: exit=\d+ signal=(?<signal>\d+) cpu_ms=(?<cpu>\d+) peak_kb=(?<peak>\d+)\n?\z", RegexOptions.Multiline)]
    private static partial Regex LauncherLines();

    [GeneratedRegex(@"bench: utime=(?<user>[\d.]+)s stime=(?<system>[\d.]+)s", RegexOptions.RightToLeft)]
    private static partial Regex BenchmarkTimes();

    [GeneratedRegex(@"bench: maxrss=(?<peak>\d+)[Kk]i?B", RegexOptions.RightToLeft)]
    private static partial Regex BenchmarkMemory();
}
