using System.Globalization;
using System.Text.Json;

namespace MediaFunctions.Bench;

/// <summary>Says whether an output is what was asked for, by Debian's ffprobe and ffmpeg: a failure has no time.</summary>
internal static class Judge
{
    private const string FFprobe = "/usr/bin/ffprobe";
    private const string FFmpeg = "/usr/bin/ffmpeg";

    /// <exception cref="InvalidDataException">It is no such picture.</exception>
    public static async Task PictureAsync(string path, int width, int height)
    {
        var (stream, _) = await ProbeAsync(path);
        var (w, h) = (stream.GetProperty("width").GetInt32(), stream.GetProperty("height").GetInt32());
        Require(stream.GetProperty("codec_name").GetString() == "mjpeg" && w == width && h == height, path, $"a JPEG of {width}x{height}", $"{w}x{h}");
        await DecodesAsync(path);
    }

    /// <exception cref="InvalidDataException">It is no mp3 of this length and about 128 kbit/s.</exception>
    public static async Task SoundAsync(string path, double seconds)
    {
        var (stream, format) = await ProbeAsync(path);
        var duration = double.Parse(format.GetProperty("duration").GetString()!, CultureInfo.InvariantCulture);
        var kbps = new FileInfo(path).Length * 8 / 1000.0 / duration;
        // The clip's two streams do not end at the same moment, a little less so at every turn of a loop.
        Require(
            stream.GetProperty("codec_name").GetString() == "mp3" && Math.Abs(duration - seconds) < 0.3 + (seconds / 1000) && kbps is > 120 and < 136,
            path, $"an mp3 of {seconds:0.0} s and 128 kbit/s", $"{duration:0.00} s and {kbps:0} kbit/s");
        await DecodesAsync(path);
    }

    /// <summary>Whether the file is a film, sound or a playlist, by its name.</summary>
    public static bool HasTime(string path) =>
        Path.GetExtension(path) is ".mp4" or ".mp3" or ".m3u8" && !path.EndsWith("-init.mp4", StringComparison.Ordinal);

    /// <exception cref="InvalidDataException">It does not last this long, or does not decode.</exception>
    public static async Task LastsAsync(string path, double seconds)
    {
        var duration = await DurationAsync(path);
        Require(Math.Abs(duration - seconds) < 0.3, path, $"{seconds:0.0} s", $"{duration:0.00} s");
        await DecodesAsync(path);
    }

    /// <summary>How long it lasts, seconds.</summary>
    public static async Task<double> DurationAsync(string path) =>
        double.Parse((await ProbeAsync(path)).Format.TryGetProperty("duration", out var seconds) ? seconds.GetString()! : throw new InvalidDataException($"{path} has no duration."), CultureInfo.InvariantCulture);

    private static async Task<(JsonElement Stream, JsonElement Format)> ProbeAsync(string path)
    {
        var result = await Child.RunAsync(
            FFprobe, ["-v", "error", "-show_entries", "stream=codec_name,width,height:format=duration", "-of", "json", path]);
        var root = JsonElement.Parse(result.Output);
        return (root.GetProperty("streams")[0], root.GetProperty("format"));
    }

    private static async Task DecodesAsync(string path)
    {
        var result = await Child.RunAsync(FFmpeg, ["-v", "error", "-nostdin", "-i", path, "-f", "null", "-"]);
        Require(result.Errors.Length == 0, path, "a file that decodes", result.Errors);
    }

    private static void Require(bool right, string path, string expected, string found)
    {
        if (!right)
            throw new InvalidDataException($"{path}: expected {expected}, found {found}.");
    }
}
