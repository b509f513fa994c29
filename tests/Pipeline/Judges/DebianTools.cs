using System.Diagnostics;
using System.Text.Json;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline.Judges;

/// <summary>The distribution's ffprobe and ffmpeg: other builds, other versions than ours.</summary>
public static class DebianTools
{
    private const string FFprobe = "/usr/bin/ffprobe";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Format, streams and chapters of a file.</summary>
    public static async Task<JsonElement> ProbeAsync(string path) => JsonElement.Parse(
        await RunAsync(FFprobe, ["-v", "error", "-show_format", "-show_streams", "-show_chapters", "-of", "json", path]));

    /// <summary>Decodes all of the file; fails at the first thing that is wrong with it.</summary>
    public static Task DecodeAsync(string path) =>
        RunAsync(DebianFFmpeg.Path, ["-nostdin", "-v", "error", "-xerror", "-i", path, "-f", "null", "-"]);

    /// <summary>One picture as 64x64 RGB.</summary>
    /// <param name="path">A picture or film.</param>
    /// <param name="filter">What to do before the scaling, e.g. <c>transpose=1</c>.</param>
    /// <param name="input">Options of the input, e.g. <c>-ss 2</c>.</param>
    public static Task<byte[]> PixelsAsync(string path, string filter = "null", params string[] input) => RunAsync(
        DebianFFmpeg.Path,
        [
            "-nostdin", "-v", "error", .. input, "-i", path, "-map", "0:v:0", "-frames:v", "1",
            "-vf", $"{filter},scale=64:64:flags=area,format=rgb24", "-f", "rawvideo", "-",
        ]);

    private static async Task<byte[]> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        using var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.StandardOutput.BaseStream.CopyToAsync(output, patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0 && (await errors).Length == 0
            ? output.ToArray()
            : throw new InvalidDataException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }
}
