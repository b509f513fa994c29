using System.Diagnostics;
using System.Text.Json;

namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>Readers of WebVTT, GIF and WebP that share no code with FFmpeg (npm, by strips.mjs).</summary>
internal static class OtherReader
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    /// <summary>The cues of a WebVTT file, which must be without a mistake.</summary>
    public static async Task<IReadOnlyList<ReadCue>> CuesAsync(string path)
    {
        var read = await ReadAsync("vtt", path);
        Assert.Empty(read.GetProperty("errors").EnumerateArray());
        return
        [
            .. read.GetProperty("cues").EnumerateArray().Select(cue => new ReadCue(
                cue.GetProperty("start").GetDouble(), cue.GetProperty("end").GetDouble(), cue.GetProperty("text").GetString()!)),
        ];
    }

    /// <summary>A gif or an animated webp, by the file's name.</summary>
    public static async Task<ReadAnimation> AnimationAsync(string path)
    {
        var read = await ReadAsync(Path.GetExtension(path)[1..], path);
        return new ReadAnimation(
            read.GetProperty("width").GetInt32(),
            read.GetProperty("height").GetInt32(),
            [.. read.GetProperty("delays").EnumerateArray().Select(delay => delay.GetInt32())],
            read.GetProperty("loops").GetInt32());
    }

    private static async Task<JsonElement> ReadAsync(string what, string path)
    {
        Assert.True(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "The judge is not installed: run `npm ci` in tests/Processing, or ./test, which does it.");
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "strips.mjs"), what, path]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return JsonElement.Parse(output);
    }
}
