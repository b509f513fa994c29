using System.Diagnostics;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Starts one FFmpeg between its sources and its sink, waits for all three, and tells whose fault an end is.</summary>
public sealed class RunLauncher(IFFmpegRunner runner, SinkServer sinks, RunStore store, JobSettings settings, MediaLimits limits)
{
    /// <summary>What the run left; or the job's end, where a source or a limit and not the file's content ended it.</summary>
    /// <exception cref="StorageUnavailableException">R2 gave a source, or took an output, no more: whatever the retries.</exception>
    public async Task<Result<EndedRun, JobEnd>> RunAsync(
        JobWork work, PlannedRun run, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        foreach (var folder in run.Outputs.Select(output => Path.GetDirectoryName(output.File.Name)).Where(folder => folder is { Length: > 0 }))
            Directory.CreateDirectory(Path.Combine(work.Folder.Path, folder!));
        await using var sink = run.Outputs.Any(output => output.File.IsStreamed)
            ? await sinks.OpenAsync(store.Of(work, run), Rules(settings.FileBytes), cancellationToken)
            : null;

        var result = await RunAsync(work, run, sink, progress, cancellationToken);
        // Limits and sources first: an FFmpeg that they ended leaves broken files.
        if (EndOf(work, run, result) is { } ended)
            return ended;
        try
        {
            await (sink?.CompleteAsync(cancellationToken) ?? Task.CompletedTask);
        }
        catch (SinkFullException)
        {
            return JobEnd.Failed(RunVerdict.TooLarge);
        }
        catch (IOException fault)
        {
            throw new StorageUnavailableException(fault);
        }
        catch (SinkBrokenException) when (result is { End: not RunEnd.Completed })
        {
            // What FFmpeg did not bring to its end is not there.
        }
        return new EndedRun(result ?? throw new UnreachableException(), sink?.Files ?? new Dictionary<string, SinkFile>());
    }

    /// <summary>
    /// What is looked at is kept: all but segments, of which there may be thousands. A playlist may be changed before it is
    /// published.
    /// </summary>
    public static SinkRules Rules(long mostBytes) => new(mostBytes)
    {
        Keeps = name => !name.EndsWith(".m4s", StringComparison.Ordinal),
        Holds = name => name.EndsWith(".m3u8", StringComparison.Ordinal),
    };

    /// <summary>How FFmpeg ended; null where it was ended for its sink's fault.</summary>
    private async Task<FFmpegResult?> RunAsync(
        JobWork work, PlannedRun run, OpenSink? sink, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var faulted = sink?.Faulted ?? CancellationToken.None;
        var arguments = ArgumentWriter.Write(run, [.. run.Inputs.Select(read => Input(work, read))], work.Folder.Path, sink?.Url);
        var command = new FFmpegCommand("ffmpeg", arguments, settings.ForRun, work.Folder.Path);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, faulted);
        try
        {
            return await new MeteredRunner(runner, work.Totals).RunAsync(command, progress, stop.Token);
        }
        catch (OperationCanceledException) when (faulted.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private RunInput Input(JobWork work, SourceRead read)
    {
        var (served, flags) = read.ObjectKey is { } key
            ? (work.Objects[key].Served, new SourceFlags { FormatWhitelist = work.Objects[key].FormatWhitelist })
            : (work.Served!, SourceFlags.Of(work.Media!));
        return new RunInput(read.IsShort ? served.FewFramesUrl : served.Url, flags with { MaxPixels = limits.MaxPixels });
    }

    /// <summary>The job's end where a source or a limit, and not the file's content, ended the process; else null.</summary>
    private static JobEnd? EndOf(JobWork work, PlannedRun run, FFmpegResult? result)
    {
        if (SourceFaults.Explain(work.Served!) is { } changed)
            return changed;
        // One that was replaced is no end of the job: the next try reads what is there then.
        if (work.Others.Find(other => other.Fault is not null)?.Fault is { } fault)
            throw new StorageUnavailableException(fault);
        if (result is null || (run.Parts.Count > 1 && RunVerdict.MayHaveCutOthers(result)))
            return null;
        return RunVerdict.LimitExceeded(result) is { } exceeded ? JobEnd.Failed(exceeded) : null;
    }
}
