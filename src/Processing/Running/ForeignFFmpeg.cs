using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Running;

/// <summary>An ffmpeg that we did not build: it works, with less protection, and says what is lost.</summary>
internal static partial class ForeignFFmpeg
{
    private static readonly TimeSpan VersionDeadline = TimeSpan.FromSeconds(20);

    public static FFmpegTool Open(string path, HostPrograms host)
    {
        var program = Path.GetFullPath(path);
        var (setsid, prlimit) = (host.Find("setsid"), host.Find("prlimit"));
        return new FFmpegTool(program, IsBundled: false, AskVersion(program), Hash(program))
        {
            ProbePath = Probe(program, host),
            SetsidPath = setsid,
            PrlimitPath = prlimit,
            Missing = [.. Losses(setsid, prlimit)],
        };
    }

    private static IEnumerable<string> Losses(string? setsid, string? prlimit)
    {
        yield return "FFmpeg is not the bundled build: it may hold demuxers and protocols that open other files and hosts.";
        yield return "There is no launcher: an FFmpeg outlives a worker that is killed.";
        yield return "CPU time and memory are known of ffmpeg's complete runs only.";
        if (setsid is null)
            yield return "There is no setsid: a process that FFmpeg leaves behind may escape the kill.";
        if (prlimit is null)
            yield return "There is no prlimit: CPU time, memory and file size are not limited.";
    }

    private static string Probe(string program, HostPrograms host)
    {
        var beside = Path.Combine(Path.GetDirectoryName(program)!, "ffprobe");
        return File.Exists(beside) ? beside : host.Find("ffprobe") ?? throw new FFmpegNotFoundException(
            $"{program} has no ffprobe beside it, and there is none on PATH. Install it, or set FFmpeg:Path to a bundled ffbox.");
    }

    private static string Hash(string program)
    {
        using var stream = File.OpenRead(program);
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..12];
    }

    private static string AskVersion(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "-version")
            {
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
            })!;
            var first = process.StandardOutput.ReadLineAsync();
            if (first.Wait(VersionDeadline) && FirstLine().Match(first.Result ?? "") is { Success: true } match)
                return match.Groups[1].Value;
            process.Kill(entireProcessTree: true);
        }
        catch (Win32Exception refusal)
        {
            throw new FFmpegNotFoundException($"{program} cannot be started: {refusal.Message}.", refusal);
        }
        throw new FFmpegNotFoundException($"{program} does not answer -version as an ffmpeg does. Is it one?");
    }

    [GeneratedRegex(@"\Affmpeg version (\S+)")]
    private static partial Regex FirstLine();
}
