using System.Diagnostics;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Tests.Processing.Kinds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Tests.Processing.Planning;

/// <summary>
/// Plans, writes the arguments and runs them for real: by the bundled FFmpeg where it is built, over a range server on
/// loopback. Samples are made, and results judged, by the system's ffmpeg and ffprobe.
/// </summary>
public sealed class RealRun : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("real-run").FullName;
    private readonly WebApplication server;
    private int runs;

    public RealRun()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        // No file name in the address: FFmpeg would take a URL that ends in .jpg for a numbered sequence of images.
        server.MapGet("/{name}", (string name) =>
            Results.File(Path.Combine(folder, name.Replace('_', '.')), "application/octet-stream", enableRangeProcessing: true));
    }

    /// <summary>The newest bundled FFmpeg, else the system's.</summary>
    public static string FFmpeg { get; } = FindBundled() ?? "ffmpeg";

    public static bool IsBundled => FFmpeg != "ffmpeg";

    public Task InitializeAsync() => server.StartAsync();

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A sample by the system's ffmpeg, made once a name; <c>{out}</c> is its path.</summary>
    public async Task<string> SampleAsync(string name, string arguments)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            var log = await RunAsync("ffmpeg", $"-v error -nostdin -y {arguments.Replace("{in}", folder, StringComparison.Ordinal)} \"{path}\"");
            Assert.True(File.Exists(path), log);
        }
        return path;
    }

    /// <summary>Runs the plan's first run, or its fallbacks, as the conductor does; the output's path and what was used.</summary>
    public async Task<(string Path, PlannedRun Used)> MakeAsync(string sample, MediaInfo media, string output)
    {
        var recipe = OneOutput.Read(output).Value!;
        var run = Planner.Plan(recipe, media).Value!.Runs.Single();
        var work = Directory.CreateDirectory(Path.Combine(folder, $"work-{++runs}")).FullName;
        var log = "";
        foreach (var attempt in run.Parts[0].Fallbacks.Select(PlannedRun.Of).Prepend(run))
        {
            var path = Path.Combine(work, attempt.Outputs[0].File.Name);
            log += await ExecuteAsync(attempt, Path.GetFileName(sample), work);
            if (File.Exists(path) && new FileInfo(path).Length > 0)
                return (path, attempt);
        }
        throw new InvalidOperationException($"No attempt wrote a file.\n{log}");
    }

    /// <summary>One attempt, whatever comes of it.</summary>
    public Task<string> ExecuteAsync(PlannedRun run, string sample, string work, MediaInfo? media = null)
    {
        const string formats = "mov,matroska,avi,mpegts,flv,mp3,ogg,wav,flac,aac,jpeg_pipe,png_pipe,webp_pipe,mpeg";
        var flags = media is null ? new SourceFlags { FormatWhitelist = formats } : SourceFlags.Of(media) with { FormatWhitelist = formats };
        var arguments = ArgumentWriter.Write(run, new Uri($"{server.Urls.First()}/{sample.Replace('.', '_')}"), work, flags);
        return RunAsync(FFmpeg, $"-hide_banner -nostdin -nostats -loglevel warning {arguments}", folder: work);
    }

    /// <summary>What the system's ffprobe says, e.g. of <c>stream=width,height</c>: values separated by commas.</summary>
    public static async Task<string> AskAsync(string path, string entries) =>
        (await RunAsync("ffprobe", $"-v error -show_entries {entries} -of csv=p=0 \"{path}\"", standardOutput: true)).Trim();

    /// <summary>The mean colour of a picture, by the system's ffmpeg: red, green, blue from 0 to 255.</summary>
    public static async Task<byte[]> ColourAsync(string path, string crop = "iw:ih")
    {
        var raw = path + ".rgb";
        await RunAsync("ffmpeg", $"-v error -nostdin -y -i \"{path}\" -frames:v 1 -vf \"crop={crop},scale=1:1:flags=area,format=rgb24\" -f rawvideo \"{raw}\"");
        return await File.ReadAllBytesAsync(raw);
    }

    private static async Task<string> RunAsync(string program, string arguments, bool standardOutput = false, string folder = "")
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var log = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return standardOutput ? await output : log;
    }

    private static string? FindBundled()
    {
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache/mediafunctions/ffmpeg");
        return Directory.Exists(cache)
            ? Directory.EnumerateDirectories(cache)
                .Select(build => Path.Combine(build, "ffmpeg"))
                .Where(path => File.Exists(path) && File.Exists(Path.Combine(Path.GetDirectoryName(path)!, "build.json")))
                .OrderByDescending(File.GetLastWriteTimeUtc)
                .FirstOrDefault()
            : null;
    }
}
