using System.Diagnostics;
using MediaFunctions.Processing.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Processing.Running;

/// <summary>The bundled FFmpeg and small programs that stand in for foreign ones.</summary>
internal static class Tools
{
    public static readonly RunLimits Ample =
        new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), 3L << 30, 1L << 30);

    public static FFmpegTool Bundled { get; } = Locate(new FFmpegOptions());

    public static FFmpegTool Locate(FFmpegOptions options, string? searchPath = null) =>
        new FFmpegLocator(options, NullLogger<FFmpegLocator>.Instance, searchPath: searchPath).Locate();

    public static FFmpegRunner Runner(FFmpegTool? tool = null) =>
        new(tool ?? Bundled, TimeProvider.System, NullLogger<FFmpegRunner>.Instance);

    /// <summary>Runs our ffmpeg, which must succeed: makes a sample.</summary>
    public static async Task MakeAsync(string arguments)
    {
        var result = await Runner().RunAsync(new FFmpegCommand("ffmpeg", arguments, Ample), null, CancellationToken.None);
        Assert.True(result.End == RunEnd.Completed, result.Log);
    }

    /// <summary>A shell script that is an ffmpeg (and its ffprobe) as far as the runner can tell.</summary>
    /// <param name="body">What it does when it is not asked for its version.</param>
    public static FFmpegTool Script(TempFolder folder, string body)
    {
        foreach (var name in new[] { "ffmpeg", "ffprobe" })
        {
            var file = folder.File(name);
            File.WriteAllText(file, $"#!/bin/sh\nif [ \"$1\" = -version ]; then echo 'ffmpeg version 1.2.3-stand-in by hand'; exit 0; fi\n{body}\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return Locate(new FFmpegOptions { Path = folder.File("ffmpeg") });
    }

    /// <summary>The processes whose command line holds the word.</summary>
    public static IReadOnlyList<int> ProcessesWith(string word) =>
        [.. Process.GetProcesses().Select(process => process.Id).Where(id => CommandLine(id).Contains(word, StringComparison.Ordinal))];

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
