using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>Programs that judge sounds and waveforms: Debian's ffmpeg, which decodes, and two from npm that know nothing of it.</summary>
internal static partial class SoundJudges
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    /// <summary>Codec, channels and rate of the sound, e.g. <c>mp3,44100,2</c>.</summary>
    public static async Task<string> ShapeAsync(string path) => System.Text.Encoding.UTF8.GetString(await RunAsync(
        "/usr/bin/ffprobe", "-v", "error", "-select_streams", "a", "-show_entries", "stream=codec_name,sample_rate,channels", "-of", "csv=p=0", path)).Trim();

    /// <summary>Integrated loudness (LUFS) and true peak (dBTP): of one and two channels by ebur128-wasm.</summary>
    public static async Task<(double Lufs, double TruePeak)> LoudnessAsync(string path)
    {
        var shape = (await ShapeAsync(path)).Split(',');
        if (shape[2] is not ("1" or "2"))
            return await SurroundLoudnessAsync(path);
        var samples = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(samples, await DecodeAsync(path, "-f", "f32le"));
            var said = JsonElement.Parse(await RunAsync(
                "node", "--no-warnings", "--experimental-wasm-modules", "--experimental-detect-module",
                Script("loudness.mjs"), samples, shape[1], shape[2]));
            return (Number(said, "lufs"), Number(said, "truePeak"));
        }
        finally
        {
            File.Delete(samples);
        }
    }

    /// <summary>Samples of 16 bits, mixed to one channel.</summary>
    public static async Task<short[]> SamplesAsync(string path) =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(await DecodeAsync(path, "-ac", "1", "-f", "s16le")).ToArray();

    /// <summary>The pixels of a picture, four bytes each: red, green, blue, alpha.</summary>
    public static Task<byte[]> PixelsAsync(string path) => RunAsync(
        DebianFFmpeg.Path, "-nostdin", "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgba", "-");

    /// <summary>What npm's waveform-data reads.</summary>
    public static async Task<ReadWaveform> WaveformAsync(string path) =>
        JsonSerializer.Deserialize<ReadWaveform>(await RunAsync("node", Script("waveform.mjs"), path), JsonSerializerOptions.Web)!;

    private static Task<byte[]> DecodeAsync(string path, params string[] format) =>
        RunAsync(DebianFFmpeg.Path, ["-nostdin", "-v", "fatal", "-i", path, "-map", "0:a:0", .. format, "-"]);

    private static async Task<(double Lufs, double TruePeak)> SurroundLoudnessAsync(string path)
    {
        var log = System.Text.Encoding.UTF8.GetString(await RunAsync(
            "/bin/sh", "-c", $"{DebianFFmpeg.Path} -nostdin -hide_banner -i \"$0\" -af ebur128=peak=true -f null - 2>&1", path));
        return (Said(log, Integrated()), Said(log, Peak()));
    }

    /// <summary>JSON has no infinity: what is null there is silence.</summary>
    private static double Number(JsonElement said, string name) =>
        said.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NegativeInfinity;

    private static double Said(string log, Regex pattern) =>
        double.Parse(pattern.Matches(log)[^1].Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static string Script(string name) => Directory.Exists(Path.Combine(Folder, "node_modules"))
        ? Path.Combine(Folder, name)
        : throw new InvalidOperationException("The judges are not installed: run `npm ci` in tests/Processing, or ./test, which does it.");

    private static async Task<byte[]> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new InvalidDataException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }

    [GeneratedRegex(@"^ +I: +(-?[0-9.]+) LUFS", RegexOptions.Multiline)]
    private static partial Regex Integrated();

    [GeneratedRegex(@"^ +Peak: +(-?[0-9.]+) dBFS", RegexOptions.Multiline)]
    private static partial Regex Peak();
}
