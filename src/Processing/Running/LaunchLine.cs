using System.Diagnostics;
using System.Globalization;

namespace MediaFunctions.Processing.Running;

/// <summary>The command line of one process: launcher and limits, the options that every run has, the caller's own.</summary>
/// <remarks>
/// What every run has is put first, so that the caller's may override it. ffmpeg: no questions, no banner, progress as
/// key=value blocks on stdout (which therefore is no output), warnings on stderr with their level. ffprobe: the same
/// without progress. The protocol and format whitelists belong to an input and are the caller's.
/// </remarks>
internal static class LaunchLine
{
    private const int OpenFiles = 256;

    private const string ForFFmpeg = "-nostdin -hide_banner -nostats -progress pipe:1 -stats_period 0.5";
    private const string ForFFprobe = "-hide_banner -loglevel level+warning";

    public static ProcessStartInfo For(FFmpegTool tool, FFmpegCommand command)
    {
        var isProbe = command.Program == "ffprobe";
        if (!isProbe && command.Program != "ffmpeg")
            throw new ArgumentException($"The program is ffmpeg or ffprobe, not {command.Program}.", nameof(command));

        var (file, before) = tool.IsBundled ? Bundled(tool, command) : Foreign(tool, command, isProbe);
        // A foreign FFmpeg has no launcher that reports its use of time and memory: -benchmark does, at level info.
        var fixedOptions = isProbe ? ForFFprobe
            : tool.IsBundled ? $"{ForFFmpeg} -loglevel level+warning"
            : $"{ForFFmpeg} -benchmark -loglevel level+info";
        var start = new ProcessStartInfo(file, $"{before} {fixedOptions} {command.Arguments}")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = command.WorkingDirectory ?? Path.GetTempPath(),
        };
        // Keys are in it, and an http_proxy there would lead FFmpeg away from the loopback.
        start.Environment.Clear();
        return start;
    }

    private static (string File, string Before) Bundled(FFmpegTool tool, FFmpegCommand command)
    {
        var limits = command.Limits;
        return (tool.Path, Text(
            $"--memory {limits.MemoryBytes} --cpu {Seconds(limits.CpuTime)} --file-size {limits.FileBytes} --open-files {OpenFiles} --lifeline {command.Program}"));
    }

    private static (string File, string Before) Foreign(FFmpegTool tool, FFmpegCommand command, bool isProbe)
    {
        var limits = command.Limits;
        List<string> words = [];
        if (tool.SetsidPath is { } setsid)
            words.Add($"\"{setsid}\"");
        var cpu = Seconds(limits.CpuTime);
        // Killed at a hard limit, it could not be told from a crash: the soft one's signal can, and FFmpeg ends by it.
        if (tool.PrlimitPath is { } prlimit)
            words.Add(Text(
                $"\"{prlimit}\" --as={limits.MemoryBytes} --cpu={cpu}:{cpu + 5} --fsize={limits.FileBytes} --nofile={OpenFiles} --core=0"));
        words.Add($"\"{(isProbe ? tool.ProbePath : tool.Path)}\"");

        var first = tool.SetsidPath ?? tool.PrlimitPath;
        return first is null
            ? (isProbe ? tool.ProbePath : tool.Path, "")
            : (first, string.Join(' ', words)[(first.Length + 2)..]);
    }

    /// <summary>The kernel counts CPU limits in whole seconds, and 0 would be none.</summary>
    private static long Seconds(TimeSpan time) => Math.Max(1, (long)Math.Ceiling(time.TotalSeconds));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
