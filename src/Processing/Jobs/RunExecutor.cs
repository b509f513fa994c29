using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Executes one planned run: what it must measure first, itself, its fallbacks where it wrote nothing; looks at what it made.</summary>
public sealed partial class RunExecutor(IFFmpegRunner runner, JobSettings settings, MediaLimits limits, ILogger<RunExecutor> log)
{
    /// <summary>The run's outputs, or why it has none, or the end of the job.</summary>
    public async Task<Result<ExecutedRun, JobEnd>> ExecuteAsync(
        JobWork work, PlannedRun planned, PlanProgress progress, CancellationToken cancellationToken)
    {
        var run = planned;
        if (planned.Measure is { } measure)
        {
            var measuring = await RunAsync(work, measure.Run, progress.Of(measure.Run), cancellationToken);
            if (EndOf(work, measuring) is { } ended)
                return ended;
            run = Refine(work, measure);
        }

        FFmpegResult? last = null;
        PlannedRun[] attempts = [run, .. run.Fallbacks];
        foreach (var attempt in attempts)
        {
            var result = await RunAsync(work, attempt, progress.Of(planned), cancellationToken);
            if (EndOf(work, result) is { } ended)
                return ended;
            if (await FinishAsync(work, attempt, cancellationToken) is { } outputs)
            {
                if (RunVerdict.MetTheEnd(result, outputs))
                    work.Truncated = true;
                return new ExecutedRun(outputs);
            }
            // A plan that has another way in reserve is an ordinary thing: nobody need read of it.
            Nothing(attempt == attempts[^1] ? LogLevel.Warning : LogLevel.Debug, work.Job.JobId, attempt.Name, result.End, result.ExitCode, result.Log);
            last = result;
        }
        return RunVerdict.WhyEmpty(run, work.Media!, last!) is { } reason
            ? new ExecutedRun([], [.. run.Outputs.Select(output => new SkippedOutput(output.Name, reason))])
            : JobEnd.Failed(RunVerdict.Explain(last!));
    }

    private async Task<FFmpegResult> RunAsync(
        JobWork work, PlannedRun run, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        foreach (var folder in run.Outputs.Select(output => Path.GetDirectoryName(output.File.Name)).Where(folder => folder is { Length: > 0 }))
            Directory.CreateDirectory(Path.Combine(work.Folder.Path, folder!));
        var arguments = ArgumentWriter.Write(run, [.. run.Inputs.Select(read => Input(work, read))], work.Folder.Path);
        var command = new FFmpegCommand("ffmpeg", arguments, settings.ForRun, work.Folder.Path);
        return await new MeteredRunner(runner, work.Totals).RunAsync(command, progress, cancellationToken);
    }

    private RunInput Input(JobWork work, SourceRead read)
    {
        var (served, formats) = read.ObjectKey is { } key
            ? (work.Objects[key].Served, work.Objects[key].FormatWhitelist)
            : (work.Served!, work.Media!.FormatWhitelist);
        return new RunInput(served.Url, new SourceFlags { FormatWhitelist = formats, MaxPixels = limits.MaxPixels });
    }

    /// <summary>The job's end where a source or a limit, and not the file's content, ended the process; else null.</summary>
    private static JobEnd? EndOf(JobWork work, FFmpegResult result)
    {
        if (SourceFaults.Explain(work.Served!) is { } changed)
            return changed;
        // One that was replaced is no end of the job: the next try reads what is there then.
        if (work.Others.Find(other => other.Fault is not null)?.Fault is { } fault)
            throw new StorageUnavailableException(fault);
        return RunVerdict.LimitExceeded(result) is { } exceeded ? JobEnd.Failed(exceeded) : null;
    }

    private static PlannedRun Refine(JobWork work, PlannedMeasure measure)
    {
        var output = work.Recipe!.Output(measure.Completes.Output.Name);
        var file = new FileInfo(Path.Combine(work.Folder.Path, measure.Run.Outputs[0].File.Name));
        var refined = output.Kind.Refine(
            measure.Completes, output.Options, work.Media!, file is { Exists: true, Length: > 0 } ? file.FullName : null);
        file.Delete();
        return Planner.Run(refined);
    }

    /// <summary>All outputs of the run; null where one is not there or lacks a stream.</summary>
    private async Task<IReadOnlyList<MadeOutput>?> FinishAsync(
        JobWork work, PlannedRun run, CancellationToken cancellationToken)
    {
        var ended = new FinishedRun(
            work.Folder.Path, work.Media!, new OutputProbe(new MeteredRunner(runner, work.Totals), limits));
        var made = new List<MadeOutput>();
        foreach (var planned in run.Outputs)
        {
            var output = work.Recipe!.Output(planned.Name);
            if (await output.Kind.FinishAsync(planned, output.Options, ended, cancellationToken) is not { } finished)
                return null;
            made.Add(new MadeOutput(planned, finished));
        }
        return made;
    }

    [LoggerMessage(Message = "Job {JobId}, run {Run}: no output, {End}, exit code {ExitCode}: {Stderr}")]
    private partial void Nothing(LogLevel level, string jobId, string run, RunEnd end, int exitCode, string stderr);
}
