using MediaFunctions.Processing.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Standalone.Local;

/// <summary>Two clips to try the pipeline on, made once a machine by the FFmpeg that the pipeline itself uses.</summary>
internal sealed class SampleClips(FFmpegTool tool, IFFmpegRunner runner, string folder)
{
    private const string Streaming = "holiday.mp4";
    private const string Phone = "phone.mp4";

    // A clock and colour bars that move, and a tone: sources inside FFmpeg, so that nothing is downloaded.
    private const string Sources =
        "-filter_complex testsrc2=size=1920x1080:rate=25:duration=30[v];sine=frequency=440:sample_rate=48000:duration=30[a] "
        + "-map [v] -map [a] -c:v libx264 -preset superfast -crf 30 -pix_fmt yuv420p -g 50 -c:a aac -b:a 128k";

    private static readonly RunLimits Limits = new(
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), 4L * 1024 * 1024 * 1024, 1024L * 1024 * 1024);

    /// <summary>Where clips are kept on this machine.</summary>
    public static string MachineFolder()
    {
        var cache = Set("MEDIAFUNCTIONS_CACHE")
            ?? Path.Combine(Set("XDG_CACHE_HOME") ?? Path.Combine(Set("HOME") ?? "/", ".cache"), "mediafunctions");
        return Path.Combine(cache, "samples");
    }

    /// <summary>With the FFmpeg of this machine, kept in its cache.</summary>
    public static SampleClips OfThisMachine()
    {
        var tool = new FFmpegLocator(new FFmpegOptions { Path = Set("FFmpeg__Path") }, NullLogger<FFmpegLocator>.Instance).Locate();
        return new SampleClips(tool, new FFmpegRunner(tool, TimeProvider.System, NullLogger<FFmpegRunner>.Instance), MachineFolder());
    }

    /// <summary>
    /// The clips' paths: one that can play while it loads, and one as phones write it, with its index at the end.
    /// </summary>
    /// <exception cref="LocalStartException">FFmpeg could not make them.</exception>
    public async Task<IReadOnlyList<string>> EnsureAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var streaming = Path.Combine(folder, Streaming);
        var phone = Path.Combine(folder, Phone);
        if (!File.Exists(streaming))
            await MakeAsync($"{Sources} -movflags +faststart", streaming, cancellationToken);
        if (!File.Exists(phone))
            await MakeAsync($"-i {Streaming} -c copy", phone, cancellationToken);
        return [streaming, phone];
    }

    private async Task MakeAsync(string arguments, string path, CancellationToken cancellationToken)
    {
        // Made under another name: a run that is cut off must not leave half a clip for the next.
        var unfinished = $"{Environment.ProcessId}-{Path.GetFileName(path)}";
        var command = new FFmpegCommand("ffmpeg", $"-v error -nostdin -y {arguments} {unfinished}", Limits, folder);
        var result = await runner.RunAsync(command, null, cancellationToken);
        if (result.ExitCode != 0)
            throw new LocalStartException($"{tool.Path} could not make the sample clips: {result.Log}");
        File.Move(Path.Combine(folder, unfinished), path, overwrite: true);
    }

    private static string? Set(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } set ? set : null;
}
