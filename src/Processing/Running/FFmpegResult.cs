namespace MediaFunctions.Processing.Running;

/// <summary>What one process did.</summary>
/// <param name="End">How it ended.</param>
/// <param name="ExitCode">As the shell counts: 128 + signal for a killed one.</param>
/// <param name="Output">All of stdout of an ffprobe (bounded; progress lines of ffmpeg are not kept).</param>
/// <param name="Log">The last kilobytes of stderr, for diagnosis; may quote the source's metadata, never shown outside.</param>
/// <param name="CpuTime">User and system time.</param>
/// <param name="PeakRssBytes">The largest resident memory, bytes.</param>
/// <param name="WallTime">From start to end.</param>
public sealed record FFmpegResult(
    RunEnd End, int ExitCode, string Output, string Log, TimeSpan CpuTime, long PeakRssBytes, TimeSpan WallTime);
