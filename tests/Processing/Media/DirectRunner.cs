using System.Diagnostics;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Tests.Processing.Media;

/// <summary>Runs the bundled tool with a wall time and no other limit: enough to see what a probe makes of a file.</summary>
internal sealed class DirectRunner : IFFmpegRunner
{
    private static readonly string Folder = FindBuild();

    /// <summary>The programs that ran, in order.</summary>
    public List<string> Ran { get; } = [];

    public async Task<FFmpegResult> RunAsync(FFmpegCommand command, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        Ran.Add(command.Program);
        var start = new ProcessStartInfo(Path.Combine(Folder, command.Program), $"-hide_banner -loglevel level+warning {command.Arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(command.Limits.WallTime);
        var (output, log) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        await process.WaitForExitAsync(stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var timedOut = !process.HasExited;
        if (timedOut)
            process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();

        var end = timedOut ? RunEnd.WallTimeExceeded : process.ExitCode == 0 ? RunEnd.Completed : RunEnd.Refused;
        return new FFmpegResult(end, process.ExitCode, await output, await log, TimeSpan.Zero, 0, clock.Elapsed);
    }

    private static string FindBuild()
    {
        var cache = Environment.GetEnvironmentVariable("MEDIAFUNCTIONS_CACHE")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "mediafunctions");
        return Directory.GetFiles(Path.Combine(cache, "ffmpeg"), "ffbox", SearchOption.AllDirectories)
            .Select(Path.GetDirectoryName).OfType<string>().MaxBy(Directory.GetCreationTimeUtc)
            ?? throw new InvalidOperationException("There is no FFmpeg build in the cache: run ffmpeg/build");
    }
}
