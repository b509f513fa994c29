using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Running;

/// <summary>Runs FFmpeg as a process: arguments in, progress out, limits kept, nothing left behind.</summary>
public sealed partial class FFmpegRunner(FFmpegTool tool, TimeProvider time, ILogger<FFmpegRunner> logger) : IFFmpegRunner
{
    private const int MaxOutputBytes = 1024 * 1024;
    private const int MaxLogBytes = 16 * 1024;

    /// <summary>How long the pipes of an ended process may stay open before whoever holds them is killed.</summary>
    private static readonly TimeSpan PipeGrace = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    /// <exception cref="FFmpegNotFoundException">The program cannot be started.</exception>
    /// <exception cref="TimeoutException">The process was killed and lives.</exception>
    public async Task<FFmpegResult> RunAsync(
        FFmpegCommand command, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var wallTime = new CancellationTokenSource(command.Limits.WallTime, time);
        using var overflow = new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, wallTime.Token, overflow.Token);

        var started = time.GetTimestamp();
        var leadsGroup = tool.IsBundled || tool.SetsidPath is not null;
        using var child = ChildProcess.Start(LaunchLine.For(tool, command), leadsGroup, time);
        var (output, log) = (new BoundedOutput(MaxOutputBytes), new LogTail(MaxLogBytes));
        var pipes = Task.WhenAll(
            command.Program == "ffprobe"
                ? output.ReadAsync(child.Output, overflow.Cancel, CancellationToken.None)
                : new ProgressReader(progress).ReadAsync(child.Output, CancellationToken.None),
            log.ReadAsync(child.Errors, CancellationToken.None));

        var endedByItself = await EndAsync(child, stop.Token);
        await DrainAsync(child, pipes);
        cancellationToken.ThrowIfCancellationRequested();

        var report = tool.IsBundled ? RunReport.OfLauncher(log.ToString()) : RunReport.OfBenchmark(log.ToString());
        var end = endedByItself ? RunEndReader.Of(child.ExitCode, report, command.Limits)
            : wallTime.IsCancellationRequested ? RunEnd.WallTimeExceeded
            : RunEnd.Refused;
        var result = new FFmpegResult(
            output.Overflowed ? RunEnd.Refused : end, child.ExitCode, output.ToString(),
            output.Overflowed ? $"{report.Log}\nffprobe wrote more than {MaxOutputBytes} bytes and was ended." : report.Log,
            report.CpuTime, report.PeakRssBytes, time.GetElapsedTime(started));
        LogEnd(command.Program, result.End, result.ExitCode, result.WallTime.TotalMilliseconds, result.CpuTime.TotalMilliseconds);
        return result;
    }

    private async Task<bool> EndAsync(ChildProcess child, CancellationToken stop)
    {
        try
        {
            await child.WaitAsync(stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            await child.EndAsync(tool.IsBundled);
            return false;
        }
    }

    /// <summary>Reads the pipes to their end, which an orphan of the process could hold open for ever.</summary>
    private async Task DrainAsync(ChildProcess child, Task pipes)
    {
        try
        {
            await pipes.WaitAsync(PipeGrace, time);
        }
        catch (TimeoutException)
        {
            child.KillGroup();
            // Where no group could be made the orphan stays out of reach; what was read until now is the log.
            await pipes.WaitAsync(PipeGrace, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Program} ended: {End}, exit {ExitCode}, {WallMs:F0} ms, CPU {CpuMs:F0} ms")]
    private partial void LogEnd(string program, RunEnd end, int exitCode, double wallMs, double cpuMs);
}
