using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Films;

/// <summary>Debian's ffprobe and ffmpeg say what a film is: another build and another version than ours.</summary>
internal static class Judge
{
    /// <summary>Format and streams.</summary>
    public static async Task<JsonElement> ProbeAsync(string path) => JsonElement.Parse(
        await RunAsync("/usr/bin/ffprobe", "-v", "error", "-show_format", "-show_streams", "-show_chapters", "-of", "json", path));

    /// <summary>The first stream of a type.</summary>
    public static async Task<JsonElement> StreamAsync(string path, string type) =>
        (await ProbeAsync(path)).GetProperty("streams").EnumerateArray().First(stream => stream.GetProperty("codec_type").GetString() == type);

    /// <summary>The types of all streams, in order.</summary>
    public static async Task<IEnumerable<string?>> TypesAsync(string path) =>
        (await ProbeAsync(path)).GetProperty("streams").EnumerateArray().Select(stream => stream.GetProperty("codec_type").GetString());

    /// <summary>Seconds of the whole.</summary>
    public static async Task<double> DurationAsync(string path) =>
        Number((await ProbeAsync(path)).GetProperty("format").GetProperty("duration").GetString()!);

    /// <summary>When each frame is shown, seconds.</summary>
    public static async Task<IReadOnlyList<double>> FrameTimesAsync(string path, string more = "") =>
        [.. Lines(await RunAsync("/usr/bin/ffprobe",
            ["-v", "error", "-select_streams", "v:0", .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries),
             "-show_entries", "frame=pts_time", "-of", "csv=p=0", path])).Select(line => Number(line.Split(',')[0]))];

    /// <summary>When each key frame is shown, seconds.</summary>
    public static Task<IReadOnlyList<double>> KeyFrameTimesAsync(string path) => FrameTimesAsync(path, "-skip_frame nokey");

    /// <summary>Decodes all of it; fails at the first thing that is wrong.</summary>
    public static Task DecodeAsync(string path) =>
        RunAsync(DebianFFmpeg.Path, "-nostdin", "-v", "error", "-xerror", "-i", path, "-f", "null", "-");

    /// <summary>The time that each frame of <see cref="Samples.Films.Coded"/> shows: second and frame.</summary>
    public static async Task<IReadOnlyList<(int Second, int Frame)>> CodesAsync(string path)
    {
        var lumas = await RunAsync(DebianFFmpeg.Path,
            "-nostdin", "-v", "error", "-i", path, "-map", "0:v", "-vf", "extractplanes=y,scale=2:1:flags=area:in_range=pc:out_range=pc", "-fps_mode", "passthrough",
            "-pix_fmt", "gray", "-f", "rawvideo", "-");
        return [.. lumas.Chunk(2).Select(luma => ((luma[0] - 16 + 10) / 20, (int)Math.Round((luma[1] - 16) / 7.0)))];
    }

    /// <summary>The mean colour of a part of a frame: <c>crop</c> as FFmpeg's filter takes it, of the first frame at or after a time.</summary>
    public static async Task<(int R, int G, int B)> ColorAsync(string path, string crop, double at = 0)
    {
        var pixel = await RunAsync(DebianFFmpeg.Path,
            "-nostdin", "-v", "error", "-ss", at.ToString(CultureInfo.InvariantCulture), "-i", path, "-map", "0:v", "-frames:v", "1",
            "-vf", $"scale=in_color_matrix=bt709,format=rgb24,crop={crop},scale=1:1:flags=area", "-f", "rawvideo", "-");
        return (pixel[0], pixel[1], pixel[2]);
    }

    /// <summary>One picture as 64x64 RGB.</summary>
    public static Task<byte[]> PixelsAsync(string path, string filter = "null") => RunAsync(DebianFFmpeg.Path,
        "-nostdin", "-v", "error", "-ss", "1", "-i", path, "-map", "0:v:0", "-frames:v", "1", "-vf",
        $"{filter},scale=64:64:flags=area,format=rgb24", "-f", "rawvideo", "-");

    /// <summary>When it begins to sound, seconds: the onsets after silence, as a player plays it.</summary>
    public static async Task<IReadOnlyList<double>> OnsetsAsync(string path)
    {
        const int Rate = 8000, Quiet = 400;
        var bytes = await RunAsync(DebianFFmpeg.Path,
            "-nostdin", "-v", "error", "-i", path, "-map", "0:a", "-af", "aresample=8000:async=1:first_pts=0", "-ac", "1", "-f", "s16le", "-");
        var onsets = new List<double>();
        var quiet = Quiet;
        for (var at = 0; at < bytes.Length / 2; at++)
        {
            var isLoud = Math.Abs((int)BitConverter.ToInt16(bytes, at * 2)) > 3000;
            if (isLoud && quiet >= Quiet)
                onsets.Add(at / (double)Rate);
            quiet = isLoud ? 0 : quiet + 1;
        }
        return onsets;
    }

    /// <summary>The bytes of the first packet of sound.</summary>
    public static Task<byte[]> FirstSoundPacketAsync(string path) => RunAsync(DebianFFmpeg.Path,
        "-nostdin", "-v", "error", "-i", path, "-map", "0:a", "-c", "copy", "-frames:a", "1", "-f", "data", "-");

    /// <summary>The mean loudness, dB.</summary>
    public static async Task<double> VolumeAsync(string path)
    {
        var log = System.Text.Encoding.UTF8.GetString(await RunAsync("/bin/sh", "-c",
            $"{DebianFFmpeg.Path} -nostdin -hide_banner -i '{path}' -map 0:a -af volumedetect -f null - 2>&1"));
        return Number(Lines(System.Text.Encoding.UTF8.GetBytes(log)).First(line => line.Contains("mean_volume", StringComparison.Ordinal)).Split(':')[1].Split("dB")[0]);
    }

    /// <summary>The names of the file's outer boxes, in order.</summary>
    public static IReadOnlyList<string> Boxes(string path)
    {
        var file = File.ReadAllBytes(path);
        var names = new List<string>();
        for (long at = 0; at < file.Length; at += System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)at)))
            names.Add(System.Text.Encoding.ASCII.GetString(file.AsSpan((int)at + 4, 4)));
        return names;
    }

    private static string[] Lines(byte[] output) =>
        System.Text.Encoding.UTF8.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<byte[]> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.StandardOutput.BaseStream.CopyToAsync(output, patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0 && (await errors).Length == 0
            ? output.ToArray()
            : throw new InvalidDataException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }
}
