using MediaFunctions.Processing.Media.Probing;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Media;

/// <summary>Looks at a finished output on disk. FFmpeg's exit code 0 is no proof that there is one.</summary>
public sealed class OutputProbe(IFFmpegRunner runner, MediaLimits limits)
{
    /// <summary>
    /// The facts, or a failure: <c>corrupt</c> for an output that is missing, empty or without streams (the source gave
    /// nothing that decodes), <c>timed-out</c>, <c>out-of-memory</c>, or <c>internal</c> for one that cannot be read.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Result<ProbedOutput, Failure>> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
            return Nothing($"made no output {file.Name}");

        var type = ContentSniffer.Sniff(await ReadHeadAsync(file, cancellationToken));
        if (type.Kind == SniffedKind.NotMedia)
            return WhyUnread(file.Name, RunEnd.Refused);
        var result = await runner.RunAsync(ProbeCommand.OfFile(file.FullName, type, limits), null, cancellationToken);
        if (result.End != RunEnd.Completed || ProbeReport.Parse(result.Output) is not { } report)
            return WhyUnread(file.Name, result.End);

        var streams = report.Streams.Where(s => s.CodecType is "video" or "audio" or "subtitle").Select(Stream).ToArray();
        return streams.Length == 0
            ? Nothing($"made an output {file.Name} with no stream in it")
            : new ProbedOutput(file.Length, Duration(report, streams), streams);
    }

    private static async Task<byte[]> ReadHeadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenRead();
        var head = new byte[Math.Min(file.Length, ContentSniffer.HeadBytes)];
        return head[..await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken)];
    }

    private static OutputStream Stream(ProbedStream stream)
    {
        var isVideo = stream.CodecType == "video";
        return new OutputStream(
            stream.CodecType,
            stream.CodecName,
            isVideo ? Numbers.Count(stream.Width) : null,
            isVideo ? Numbers.Count(stream.Height) : null,
            Numbers.Seconds(stream.Duration) ?? Numbers.Clock(stream.Tags.Duration));
    }

    private static double? Duration(ProbeReport report, IEnumerable<OutputStream> streams) =>
        Demuxers.ReadsOneStill(report.Format?.FormatName ?? "")
            ? null
            : Numbers.Seconds(report.Format?.Duration) ?? streams.Max(s => s.DurationSeconds);

    private static Failure WhyUnread(string name, RunEnd end) => end switch
    {
        RunEnd.WallTimeExceeded or RunEnd.CpuTimeExceeded => new(FailureCode.TimedOut, $"Checking the output {name} took too long."),
        RunEnd.MemoryExceeded => new(FailureCode.OutOfMemory, $"Checking the output {name} took too much memory."),
        _ => new(FailureCode.Internal, $"The output {name} was written but cannot be read back."),
    };

    private static Failure Nothing(string what) => new(
        FailureCode.Corrupt, $"The run {what}: nothing of the source that it needs could be decoded. Export or upload the file again.");
}
