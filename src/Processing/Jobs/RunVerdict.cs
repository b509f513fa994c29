using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
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
        RunEnd.SpaceExceeded => TooLarge,
        _ => null,
    };

    /// <summary>
    /// Whether the fault of one output, or of all at once, may have ended what others could have been: FFmpeg stops all that
    /// a process does at the first fault of any, and closes the files of the rest as if they were complete.
    /// </summary>
    public static bool MayHaveCutOthers(FFmpegResult result) => result.End is RunEnd.MemoryExceeded or RunEnd.Crashed or RunEnd.Refused;

    /// <summary>The failure of a file that grew beyond its limit, on the disk or on its way to R2.</summary>
    public static Failure TooLarge { get; } =
        new(FailureCode.OutOfSpace, "An output takes more than the limits allow. Ask for a lower bit rate or a shorter part.");

    /// <summary>The failure of a process that made nothing.</summary>
    public static Failure Explain(FFmpegResult result) => result.End == RunEnd.Crashed
        ? new Failure(FailureCode.Internal, "FFmpeg crashed on this file.")
        : new Failure(FailureCode.Corrupt, "The file's streams are there and do not decode. Check that it plays, and upload it again.");

    /// <summary>
    /// Why a process that made nothing is no failure, as a sentence; null where it is one: FFmpeg read to the end without a
    /// fault, and the part it was to make may be empty, or the source is known to lack its end.
    /// </summary>
    public static string? WhyEmpty(PlannedOutput output, MediaInfo media, FFmpegResult result) =>
        result.End != RunEnd.Completed ? null
        : output.MayBeEmpty ?? (media.Truncated ? "The source ends too early: what it would be made of is missing." : null);

    /// <summary>Whether an output of the whole source is shorter than the source says it is.</summary>
    public static bool MetTheEnd(FFmpegResult result, MadeOutput output) =>
        result.Log.Contains("partial file", StringComparison.Ordinal)
        || (output.Planned.Facts.DurationSeconds is { } expected
            && output.Finished.DurationSeconds is { } actual && actual < ToldLength.Sure(expected));
}
