using System.Diagnostics;
using System.Globalization;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Placeholder;

/// <summary>ThumbHash by its author's package (npm thumbhash), which is also what pages decode with.</summary>
internal static class Reference
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    /// <summary>What a page shows, and its aspect.</summary>
    public static async Task<(Picture Picture, double Aspect)> DecodeAsync(string hash)
    {
        var path = Temporary();
        var aspect = double.Parse(await NodeAsync("decode", hash, path), CultureInfo.InvariantCulture);
        var picture = await Picture.OfAsync(path);
        File.Delete(path);
        return (picture, aspect);
    }

    /// <summary>How opaque the left and the right quarter of what it shows are, 0 to 255.</summary>
    public static async Task<(double Left, double Right)> OpacityAsync(string hash)
    {
        var path = Temporary();
        await NodeAsync("decode", hash, path);
        var left = await Picture.OfAsync(path, "format=rgba,alphaextract,crop=iw/4:ih:0:0");
        var right = await Picture.OfAsync(path, "format=rgba,alphaextract,crop=iw/4:ih:iw*3/4:0");
        File.Delete(path);
        return (left.Light, right.Light);
    }

    /// <summary>The hash of a picture file, which Debian's ffmpeg decodes and scales.</summary>
    public static async Task<string> EncodeAsync(string picture, int width, int height)
    {
        var pixels = Path.ChangeExtension(picture, ".reference");
        var scale = Math.Min(1, 100.0 / Math.Max(width, height));
        var (w, h) = (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
        await RunAsync(
            DebianFFmpeg.Path, "-nostdin", "-v", "error", "-y", "-i", picture, "-frames:v", "1", "-vf", $"scale={w}:{h}:flags=area,format=rgba", "-f", "rawvideo", pixels);
        return await NodeAsync("encode", pixels, $"{w}", $"{h}");
    }

    private static string Temporary() => Path.Combine(Path.GetTempPath(), $"placeholder-{Guid.NewGuid():N}.png");

    private static Task<string> NodeAsync(params string[] arguments)
    {
        Assert.True(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "The judge is not installed: run `npm ci` in tests/Processing, or ./test, which does it.");
        return RunAsync("node", [Path.Combine(Folder, "placeholder.mjs"), .. arguments]);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }
}
