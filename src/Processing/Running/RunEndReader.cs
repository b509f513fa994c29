using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Running;

/// <summary>Tells from exit code, signal and log why a process that nobody stopped has ended.</summary>
/// <remarks>
/// FFmpeg's exit code is the low byte of a negative errno (ENOMEM: 244, ENOSPC: 228, EFBIG: 229). Signs in the log count
/// on lines of FFmpeg's levels error and above only: what the upload says of itself (titles, names) is printed at
/// level info.
/// </remarks>
internal static partial class RunEndReader
{
    private const int SigKill = 9;
    private const int SigXCpu = 24;
    private const int SigXFsz = 25;
    private const int NoMemory = 244;
    private const int NoSpace = 228;
    private const int FileTooBig = 229;

    public static RunEnd Of(int exitCode, RunReport report, RunLimits limits)
    {
        if (exitCode == 0)
            return RunEnd.Completed;

        var signal = report.Signal ?? SignalOf(exitCode);
        if (report.Cause == "cpu" || signal == SigXCpu || KilledAtCpuLimit(signal, report, limits) || StoppedByCpuSignal().IsMatch(report.Log))
            return RunEnd.CpuTimeExceeded;
        if (report.Cause == "file-size" || signal == SigXFsz || exitCode is NoSpace or FileTooBig || SpaceSigns().IsMatch(report.Log))
            return RunEnd.SpaceExceeded;
        if (EncodedNothing(report.Log))
            return RunEnd.Refused;
        if (report.Cause == "memory" || exitCode == NoMemory || MemorySigns().IsMatch(report.Log))
            return RunEnd.MemoryExceeded;
        return signal != 0 ? RunEnd.Crashed : RunEnd.Refused;
    }

    /// <summary>
    /// Without a launcher's report: the shell's 128 + signal, for the signals that end an FFmpeg nobody signalled (ILL,
    /// ABRT, BUS, FPE, KILL, SEGV, XCPU, XFSZ). Other codes of that range are FFmpeg's own, such as 183 for bad data.
    /// </summary>
    private static int SignalOf(int exitCode) => exitCode - 128 is var signal and (4 or 6 or 7 or 8 or 9 or 11 or 24 or 25) ? signal : 0;

    private static bool KilledAtCpuLimit(int signal, RunReport report, RunLimits limits) =>
        // The kernel looks at the limit at its ticks, and the count may read a little below it.
        signal == SigKill && report.CpuTime > TimeSpan.Zero && report.CpuTime >= limits.CpuTime * 0.9;

    /// <summary>libwebp calls it a lack of memory when an animation has no frame.</summary>
    private static bool EncodedNothing(string log) =>
        log.Contains("No filtered frames for output stream", StringComparison.Ordinal) && NoAnimation().IsMatch(log);

    [GeneratedRegex(@"\[error\] WebPAnimEncoderAssemble\(\) failed")]
    private static partial Regex NoAnimation();

    [GeneratedRegex(@"^(?:\[[^\]\n]+\] )*Exiting normally, received signal 24", RegexOptions.Multiline)]
    private static partial Regex StoppedByCpuSignal();

    [GeneratedRegex(@"\[(?:error|fatal|panic)\][^\n]*(?:No space left on device|File too large)")]
    private static partial Regex SpaceSigns();

    [GeneratedRegex(@"\[(?:error|fatal|panic)\][^\n]*(?:Cannot allocate memory|malloc of size \d+ failed|pthread_create failed)")]
    private static partial Regex MemorySigns();
}
