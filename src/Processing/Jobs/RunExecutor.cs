using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Executes one planned run, and its fallbacks where it wrote nothing, and looks at what it made.</summary>
public sealed partial class RunExecutor(IFFmpegRunner runner, JobSettings settings, MediaLimits limits, ILogger<RunExecutor> log)
{
    /// <summary>The run's outputs, or the end of the job.</summary>
    public async Task<Result<IReadOnlyList<MadeOutput>, JobEnd>> ExecuteAsync(
        JobWork work, PlannedRun planned, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var failure = new Failure(FailureCode.Corrupt, "The source holds nothing that decodes.");
        foreach (var attempt in (IEnumerable<PlannedRun>)[planned, .. planned.Fallbacks])
        {
            var result = await RunAsync(work, attempt, progress, cancellationToken);
            if (SourceFaults.Explain(work.Served!) is { } changed)
                return changed;
            if (RunVerdict.LimitExceeded(result) is { } exceeded)
                return JobEnd.Failed(exceeded);
            if (await LookAsync(work, attempt, cancellationToken) is { } outputs)
            {
                if (RunVerdict.MetTheEnd(result, outputs))
                    work.Truncated = true;
                return Result<IReadOnlyList<MadeOutput>, JobEnd>.Of(outputs);
            }
            Nothing(work.Job.JobId, attempt.Name, result.End, result.ExitCode, result.Log);
            failure = RunVerdict.Explain(result);
        }
        return JobEnd.Failed(failure);
    }

    private async Task<FFmpegResult> RunAsync(
        JobWork work, PlannedRun run, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var arguments = ArgumentWriter.Write(run, work.Served!.Url, work.Folder.Path, Flags(work));
        var command = new FFmpegCommand("ffmpeg", arguments, settings.ForRun, work.Folder.Path);
        return await new MeteredRunner(runner, work.Totals).RunAsync(command, progress, cancellationToken);
    }

    private SourceFlags Flags(JobWork work) => new()
    {
        FormatWhitelist = work.Media!.FormatWhitelist,
        MaxPixels = limits.MaxPixels,
    };

    /// <summary>All outputs of the run with their facts; null where one is not there, is empty or lacks a stream.</summary>
    private async Task<IReadOnlyList<MadeOutput>?> LookAsync(
        JobWork work, PlannedRun run, CancellationToken cancellationToken)
    {
        var probe = new OutputProbe(new MeteredRunner(runner, work.Totals), limits);
        var made = new List<MadeOutput>();
        foreach (var output in run.Outputs)
        {
            var path = Path.Combine(work.Folder.Path, output.File.Name);
            if (!(await probe.ProbeAsync(path, cancellationToken)).Succeeded(out var facts, out _)
                || !RunVerdict.Fulfils(output, facts))
            {
                return null;
            }
            made.Add(new MadeOutput(output, path, facts));
        }
        return made;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}, run {Run}: no output, {End}, exit code {ExitCode}: {Stderr}")]
    private partial void Nothing(string jobId, string run, RunEnd end, int exitCode, string stderr);
}
