using System.Diagnostics;
using System.Text.Json;

namespace MediaFunctions.Tests.Processing.Kinds.Hls;

/// <summary>The distribution's ffmpeg and ffprobe, which read playlists as players do.</summary>
internal static class Debian
{
    /// <summary>Its streams.</summary>
    public static async Task<IReadOnlyList<JsonElement>> StreamsAsync(string path) => [.. JsonElement
        .Parse(await RunAsync("ffprobe", "-v", "error", "-show_streams", "-of", "json", path)).GetProperty("streams").EnumerateArray()];

    /// <summary>Times of all packets of a playlist's first stream, seconds, in the order of presentation.</summary>
    public static Task<IReadOnlyList<double>> TimesAsync(string playlist) => PacketsAsync(playlist, "pts_time");

    /// <summary>Times of the key frames.</summary>
    public static async Task<IReadOnlyList<double>> KeyFramesAsync(string playlist)
    {
        var packets = await PacketLinesAsync(playlist, "pts_time,flags");
        return [.. packets.Where(packet => packet[1].Contains('K', StringComparison.Ordinal)).Select(packet => Number(packet[0]))];
    }

    /// <summary>The mean luma of every frame.</summary>
    public static Task<byte[]> LumaAsync(string playlist) => RunAsync(
        "ffmpeg", "-nostdin", "-v", "error", "-xerror", "-i", playlist, "-map", "0:v:0", "-fps_mode", "passthrough",
        "-vf", "scale=1:1:flags=area,format=gray", "-f", "rawvideo", "-");

    /// <summary>The sound's size, a byte a millisecond: 0 to 255.</summary>
    public static async Task<byte[]> LoudnessAsync(string playlist)
    {
        var samples = await RunAsync(
            "ffmpeg", "-nostdin", "-v", "error", "-xerror", "-i", playlist, "-map", "0:a:0", "-ac", "1", "-ar", "48000", "-f", "u8", "-");
        return [.. samples.Chunk(48).Select(chunk => (byte)Math.Min(255, 2 * chunk.Max(sample => Math.Abs(sample - 128))))];
    }

    /// <summary>One frame as 64x64 RGB.</summary>
    public static Task<byte[]> FrameAsync(string path, string filter = "null") => RunAsync(
        "ffmpeg", "-nostdin", "-v", "error", "-i", path, "-map", "0:v:0", "-frames:v", "1",
        "-vf", $"{filter},scale=64:64:flags=area,format=rgb24", "-f", "rawvideo", "-");

    private static async Task<IReadOnlyList<double>> PacketsAsync(string playlist, string entries) =>
        [.. (await PacketLinesAsync(playlist, entries)).Select(packet => Number(packet[0])).Order()];

    private static async Task<IReadOnlyList<string[]>> PacketLinesAsync(string playlist, string entries) =>
        [.. System.Text.Encoding.ASCII
            .GetString(await RunAsync("ffprobe", "-v", "error", "-select_streams", "0", "-show_entries", $"packet={entries}", "-of", "csv=p=0", playlist))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<byte[]> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo($"/usr/bin/{program}", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0 && (await errors).Length == 0, $"{program} {string.Join(' ', arguments)}: {process.ExitCode} {await errors}");
        return output.ToArray();
    }
}
