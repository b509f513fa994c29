using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaFunctions.Bench;

/// <summary>Runs a program to its end.</summary>
internal static partial class Child
{
    /// <summary>Runs it; returns what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It ended with anything but 0.</exception>
    public static Task<ChildResult> RunAsync(string program, IEnumerable<string> arguments, string folder = "") =>
        RunAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });

    /// <summary>The same with arguments in one line, in a folder.</summary>
    public static Task<ChildResult> RunLineAsync(string program, string arguments, string folder) =>
        RunAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });

    /// <summary>The same as it is prepared.</summary>
    public static async Task<ChildResult> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var result = new ChildResult(Stopwatch.GetElapsedTime(began).TotalSeconds, await output, await errors);
        return process.ExitCode == 0
            ? result
            : throw new InvalidOperationException($"{start.FileName} {start.Arguments}{string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {result.Errors}");
    }

    /// <summary>Runs an ffmpeg; returns its peak resident memory in bytes, by its own account.</summary>
    public static async Task<double> FFmpegAsync(string program, params IEnumerable<string> arguments)
    {
        var result = await RunAsync(program, ["-hide_banner", "-nostdin", "-nostats", "-benchmark", "-y", .. arguments]);
        return PeakKibibytes().Match(result.Errors) is { Success: true } peak
            ? double.Parse(peak.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * 1024
            : throw new InvalidOperationException($"{program} did not say how much memory it took: {result.Errors}");
    }

    [GeneratedRegex(@"bench: maxrss=(\d+)\s*[Kk]i?B", RegexOptions.RightToLeft)]
    private static partial Regex PeakKibibytes();
}
