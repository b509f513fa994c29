using System.Diagnostics;

namespace MediaFunctions.Tests.FFmpeg;

/// <summary>The finished build of this clone's `ffmpeg` folder, and ways to call it.</summary>
internal static class Ffbox
{
    /// <summary>Encodes generated pictures until somebody ends it.</summary>
    public static readonly string[] EndlessEncode =
    [
        "ffmpeg", "-nostats", "-loglevel", "error", "-filter_complex", "testsrc2=size=320x240:rate=30[v]",
        "-map", "[v]", "-c:v", "libx264", "-preset", "ultrafast", "-f", "null", "-",
    ];

    private static readonly Lazy<string> Found = new(Find);

    /// <summary>The folder that `ffmpeg/build --path` prints.</summary>
    /// <exception cref="InvalidOperationException">There is no finished build.</exception>
    public static string Folder => Found.Value;

    public static string Program => Path.Combine(Folder, "ffbox");

    public static Task<Outcome> RunAsync(params string[] arguments) => Command.RunAsync(Program, arguments);

    public static Process Start(params string[] arguments) => Command.Start(Program, arguments);

    /// <summary>Runs ffmpeg without banner and statistics.</summary>
    public static Task<Outcome> FfmpegAsync(params string[] arguments) =>
        RunAsync(["ffmpeg", "-hide_banner", "-nostats", .. arguments]);

    /// <summary>Runs ffprobe on one input and prints its format's name.</summary>
    public static Task<Outcome> ProbeAsync(params string[] arguments) =>
        RunAsync(["ffprobe", "-hide_banner", "-show_entries", "format=format_name", "-of", "csv=p=0", .. arguments]);

    /// <summary>Writes a PNG of 64 x 64 pixels.</summary>
    public static async Task MakePictureAsync(string path)
    {
        var outcome = await FfmpegAsync("-filter_complex", "testsrc2=size=64x64:d=1", "-frames:v", "1", path);
        Assert.Equal(0, outcome.ExitCode);
    }

    private static string Find()
    {
        var outcome = Command.RunAsync(Repository.BuildScript, ["--path"]).GetAwaiter().GetResult();
        return outcome.ExitCode == 0
            ? outcome.Output.TrimEnd('\n')
            : throw new InvalidOperationException(
                $"There is no finished FFmpeg build: run {Repository.BuildScript} first.");
    }
}
