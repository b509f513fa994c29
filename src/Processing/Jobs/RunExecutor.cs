using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Executes one planned run and looks at what each of its parts made; tries a part's fallbacks where it made nothing.</summary>
public sealed partial class RunExecutor(
    RunLauncher launcher, RunStore store, IFFmpegRunner runner, JobSettings settings, MediaLimits limits, ILogger<RunExecutor> log)
{
    /// <summary>The run's outputs, or why it has some not, or the end of the job. What only measures leaves its file in the work folder.</summary>
    /// <exception cref="StorageUnavailableException">R2 failed in the run's middle, in or out.</exception>
    public async Task<Result<ExecutedRun, JobEnd>> ExecuteAsync(
        JobWork work, PlannedRun planned, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var run = planned.After is null ? planned : Complete(work, planned);
        if (!(await launcher.RunAsync(work, run, progress, cancellationToken)).Succeeded(out var ended, out var end))
            return end;
        if (run.Parts.Count > 1 && RunVerdict.MayHaveCutOthers(ended.Result))
            return await ApartAsync(work, run, ended, progress, cancellationToken);

        var executed = ExecutedRun.Nothing;
        foreach (var part in run.Parts.Where(part => part.Completes is null))
        {
            var first = await FinishAsync(work, run, part.Output, ended, part.Fallbacks.Count == 0, cancellationToken);
            if (!(await OrFallbackAsync(work, part, ended, first, progress, cancellationToken)).Succeeded(out var became, out end))
                return end;
            executed = executed.With(became);
        }
        return executed;
    }

    /// <summary>Its outputs, a run for each.</summary>
    private async Task<Result<ExecutedRun, JobEnd>> ApartAsync(
        JobWork work, PlannedRun run, EndedRun first, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        LogApart(work.Job.JobId, run.Name, first.Result.End, first.Result.Log);
        var executed = ExecutedRun.Nothing;
        foreach (var part in run.Parts)
        {
            if (!(await ExecuteAsync(work, run with { Name = part.Output.Name, Parts = [part] }, progress, cancellationToken)).Succeeded(out var made, out var end))
                return end;
            executed = executed.With(made);
        }
        var leftovers = first.Stored(name => run.Outputs.Any(output => output.Owns(name)));
        await store.DeleteAsync(work, leftovers.Except(executed.Made.SelectMany(made => made.Finished.Files).Select(file => file.Name)), cancellationToken);
        return executed;
    }

    /// <summary>What the part made; or where that is nothing, the first of its fallbacks that makes something; or why there is nothing.</summary>
    private async Task<Result<ExecutedRun, JobEnd>> OrFallbackAsync(
        JobWork work, RunPart part, EndedRun first, MadeOutput? made, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var tries = new List<EndedRun> { first };
        foreach (var (index, run) in part.Fallbacks.Select(PlannedRun.Of).Index().TakeWhile(_ => made is null))
        {
            if (!(await launcher.RunAsync(work, run, progress, cancellationToken)).Succeeded(out var ended, out var end))
                return end;
            tries.Add(ended);
            made = await FinishAsync(work, run, run.Outputs[0], ended, index == part.Fallbacks.Count - 1, cancellationToken);
        }
        var whyEmpty = made is null ? RunVerdict.WhyEmpty(part.Output, work.Media!, tries[^1].Result) : null;
        if (made is null && whyEmpty is null)
            return JobEnd.Failed(RunVerdict.Explain(tries[^1].Result));

        // Never what the output has: another worker may have put that by now, under the same name.
        var leftovers = tries.SelectMany(ended => ended.Stored(part.Output.Owns)).Except(made?.Finished.Files.Select(file => file.Name) ?? []);
        await store.DeleteAsync(work, leftovers, cancellationToken);
        return made is null
            ? ExecutedRun.Nothing.With(new SkippedOutput(part.Output.Name, whyEmpty!))
            : ExecutedRun.Nothing.With(made);
    }

    /// <summary>The run as it is once what it waited for is known.</summary>
    private PlannedRun Complete(JobWork work, PlannedRun waiting)
    {
        var measuring = work.Plan!.Runs.First(run => run.Name == waiting.After).Parts.First(
            part => part.Completes?.Output.Name == waiting.Outputs[0].Name);
        var output = work.Recipe!.Output(waiting.Outputs[0].Name);
        var file = new FileInfo(Path.Combine(work.Folder.Path, measuring.Output.File.Name));
        var refined = output.Kind.Refine(
            measuring.Completes!, output.Options, work.Media!, file is { Exists: true, Length: > 0 } ? file.FullName : null);
        file.Delete();
        // A copy that is too large a file is encoded instead, which the plan had room for. By the setting alone, and not by
        // the disk as it is now: the same job makes the same bytes.
        var room = new RunRoom { FileBytes = settings.FileBytes };
        return refined.Fallbacks.Prepend(refined).Select(PlannedRun.Of).FirstOrDefault(run => FileBudget.Objection(run, work.Media!, room) is null)
            ?? PlannedRun.Of(refined);
    }

    /// <summary>What the part made; null where it is not there or lacks a stream.</summary>
    private async Task<MadeOutput?> FinishAsync(
        JobWork work, PlannedRun run, PlannedOutput planned, EndedRun ended, bool isLast, CancellationToken cancellationToken)
    {
        var finishedRun = new FinishedRun(
            work.Folder.Path, work.Media!, new OutputProbe(new MeteredRunner(runner, work.Totals), limits), store.Of(work, ended));
        var output = work.Recipe!.Output(planned.Name);
        var result = ended.Result;
        if (await output.Kind.FinishAsync(planned, output.Options, finishedRun, cancellationToken) is not { } finished)
        {
            // A plan that has another way in reserve is an ordinary thing: nobody need read of it.
            Nothing(isLast ? LogLevel.Warning : LogLevel.Debug, work.Job.JobId, run.Name, planned.Name, result.End, result.ExitCode, result.Log);
            return null;
        }

        var made = new MadeOutput(planned, finished, ended.Streamed);
        if (RunVerdict.MetTheEnd(result, made))
            work.Truncated = true;
        return made;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}, run {Run}: {End}, so that each output gets a run of its own: {Stderr}")]
    private partial void LogApart(string jobId, string run, RunEnd end, string stderr);

    [LoggerMessage(Message = "Job {JobId}, run {Run}: no {Output}, {End}, exit code {ExitCode}: {Stderr}")]
    private partial void Nothing(LogLevel level, string jobId, string run, string output, RunEnd end, int exitCode, string stderr);
}
