using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What the end of a process says about the file.</summary>
internal static class RunVerdict
{
    /// <summary>The failure where a limit ended the process; null where none did.</summary>
    public static Failure? LimitExceeded(FFmpegResult result) => result.End switch
    {
        RunEnd.WallTimeExceeded or RunEnd.CpuTimeExceeded =>
            new Failure(FailureCode.TimedOut, "The file takes more time to process than the limits allow."),
        RunEnd.MemoryExceeded =>
            new Failure(FailureCode.OutOfMemory, "The file takes more memory to process than the limits allow."),
        RunEnd.SpaceExceeded =>
            new Failure(FailureCode.OutOfSpace, "The outputs take more disk than the limits allow."),
        _ => null,
    };

    /// <summary>The failure of a process that made nothing.</summary>
    public static Failure Explain(FFmpegResult result) => result.End == RunEnd.Crashed
        ? new Failure(FailureCode.Internal, "FFmpeg crashed on this file.")
        : new Failure(FailureCode.Corrupt, "The file's streams are there and do not decode. Check that it plays, and upload it again.");

    /// <summary>
    /// Why a process that made nothing is no failure, as a sentence; null where it is one: FFmpeg read to the end without a
    /// fault, and the part it was to make may be empty, or the source is known to lack its end.
    /// </summary>
    public static string? WhyEmpty(PlannedRun run, MediaInfo media, FFmpegResult result) => result.End != RunEnd.Completed
        ? null
        : run.Outputs.Select(output => output.MayBeEmpty).FirstOrDefault(reason => reason is not null)
            ?? (media.Truncated ? "The source ends too early: what it would be made of is missing." : null);

    /// <summary>Whether an output of the whole source is shorter than the source says it is.</summary>
    public static bool MetTheEnd(
        FFmpegResult result, IReadOnlyList<MadeOutput> outputs) =>
        result.Log.Contains("partial file", StringComparison.Ordinal)
        || outputs.Any(o => o.Planned.Facts.DurationSeconds is { } expected
            && o.Finished.DurationSeconds is { } actual && actual < (expected * 0.98) - 1);
}
