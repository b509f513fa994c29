using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Executes one planned run and looks at what each of its parts made; tries a part's fallbacks where it made nothing.</summary>
public sealed partial class RunExecutor(IFFmpegRunner runner, JobSettings settings, MediaLimits limits, ILogger<RunExecutor> log)
{
    /// <summary>The run's outputs, or why it has some not, or the end of the job. What only measures leaves its file in the work folder.</summary>
    public async Task<Result<ExecutedRun, JobEnd>> ExecuteAsync(
        JobWork work, PlannedRun planned, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var run = planned.After is null ? planned : Complete(work, planned);
        var result = await RunAsync(work, run, progress, cancellationToken);
        if (EndOf(work, result) is { } ended)
            return ended;

        var executed = ExecutedRun.Nothing;
        foreach (var part in run.Parts.Where(part => part.Completes is null))
        {
            if (await FinishAsync(work, run, part.Output, result, part.Fallbacks.Count == 0, cancellationToken) is { } output)
                executed = executed.With(output);
            else if ((await TryFallbacksAsync(work, part, result, progress, cancellationToken)).Succeeded(out var other, out var end))
                executed = executed.With(other);
            else
                return end;
        }
        return executed;
    }

    private async Task<Result<ExecutedRun, JobEnd>> TryFallbacksAsync(
        JobWork work, RunPart part, FFmpegResult first, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var result = first;
        foreach (var (index, run) in part.Fallbacks.Select(PlannedRun.Of).Index())
        {
            result = await RunAsync(work, run, progress, cancellationToken);
            if (EndOf(work, result) is { } ended)
                return ended;
            if (await FinishAsync(work, run, run.Outputs[0], result, index == part.Fallbacks.Count - 1, cancellationToken) is { } output)
                return ExecutedRun.Nothing.With(output);
        }
        return RunVerdict.WhyEmpty(part.Output, work.Media!, result) is { } reason
            ? ExecutedRun.Nothing.With(new SkippedOutput(part.Output.Name, reason))
            : JobEnd.Failed(RunVerdict.Explain(result));
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
        var (served, flags) = read.ObjectKey is { } key
            ? (work.Objects[key].Served, new SourceFlags { FormatWhitelist = work.Objects[key].FormatWhitelist })
            : (work.Served!, SourceFlags.Of(work.Media!));
        return new RunInput(read.IsShort ? served.FewFramesUrl : served.Url, flags with { MaxPixels = limits.MaxPixels });
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

    /// <summary>The run as it is once what it waited for is known.</summary>
    private static PlannedRun Complete(JobWork work, PlannedRun waiting)
    {
        var measuring = work.Plan!.Runs.First(run => run.Name == waiting.After).Parts.First(
            part => part.Completes?.Output.Name == waiting.Outputs[0].Name);
        var output = work.Recipe!.Output(waiting.Outputs[0].Name);
        var file = new FileInfo(Path.Combine(work.Folder.Path, measuring.Output.File.Name));
        var refined = output.Kind.Refine(
            measuring.Completes!, output.Options, work.Media!, file is { Exists: true, Length: > 0 } ? file.FullName : null);
        file.Delete();
        return PlannedRun.Of(refined);
    }

    /// <summary>What the part made; null where it is not there or lacks a stream.</summary>
    private async Task<MadeOutput?> FinishAsync(
        JobWork work, PlannedRun run, PlannedOutput planned, FFmpegResult result, bool isLast, CancellationToken cancellationToken)
    {
        var ended = new FinishedRun(
            work.Folder.Path, work.Media!, new OutputProbe(new MeteredRunner(runner, work.Totals), limits));
        var output = work.Recipe!.Output(planned.Name);
        if (await output.Kind.FinishAsync(planned, output.Options, ended, cancellationToken) is not { } finished)
        {
            // A plan that has another way in reserve is an ordinary thing: nobody need read of it.
            Nothing(isLast ? LogLevel.Warning : LogLevel.Debug, work.Job.JobId, run.Name, planned.Name, result.End, result.ExitCode, result.Log);
            return null;
        }

        var made = new MadeOutput(planned, finished);
        if (RunVerdict.MetTheEnd(result, made))
            work.Truncated = true;
        return made;
    }

    [LoggerMessage(Message = "Job {JobId}, run {Run}: no {Output}, {End}, exit code {ExitCode}: {Stderr}")]
    private partial void Nothing(LogLevel level, string jobId, string run, string output, RunEnd end, int exitCode, string stderr);
}
