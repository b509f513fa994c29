using MediaFunctions.Processing.Media.Probing;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Media;

/// <summary>Looks at a finished output. FFmpeg's exit code 0 is no proof that there is one.</summary>
public sealed class OutputProbe(IFFmpegRunner runner, MediaLimits limits)
{
    /// <summary>
    /// The facts of a file on disk, or a failure: <c>corrupt</c> for an output that is missing, empty or without streams (the source gave
    /// nothing that decodes), <c>timed-out</c>, <c>out-of-memory</c>, or <c>internal</c> for one that cannot be read.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Result<ProbedOutput, Failure>> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
            return Nothing($"made no output {file.Name}");

        using var handle = File.OpenHandle(path);
        return await ProbeAsync(
            file.Name,
            file.Length,
            (buffer, token) => RandomAccess.ReadAsync(handle, buffer, 0, token),
            type => ProbeCommand.OfFile(file.FullName, type, limits),
            cancellationToken);
    }

    /// <summary>The same of a file that is served.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="served">Where ffprobe reads it: an http address on loopback.</param>
    /// <param name="read">Reads its bytes from an offset, as many as come.</param>
    /// <param name="sizeBytes">Its size.</param>
    public async Task<Result<ProbedOutput, Failure>> ProbeAsync(
        string name,
        Uri served,
        Func<long, Memory<byte>, CancellationToken, ValueTask<int>> read,
        long sizeBytes,
        CancellationToken cancellationToken) => sizeBytes == 0
            ? Nothing($"made no output {name}")
            : await ProbeAsync(
                name, sizeBytes, (buffer, token) => read(0, buffer, token), type => ProbeCommand.OfSource(served, type, limits), cancellationToken);

    private async Task<Result<ProbedOutput, Failure>> ProbeAsync(
        string name,
        long sizeBytes,
        Func<Memory<byte>, CancellationToken, ValueTask<int>> readHead,
        Func<SniffedType, FFmpegCommand> command,
        CancellationToken cancellationToken)
    {
        var head = new byte[Math.Min(sizeBytes, ContentSniffer.HeadBytes)];
        var type = ContentSniffer.Sniff(head.AsSpan(0, await readHead(head, cancellationToken)));
        if (type.Kind == SniffedKind.NotMedia)
            return WhyUnread(name, RunEnd.Refused);
        var result = await runner.RunAsync(command(type), null, cancellationToken);
        if (result.End != RunEnd.Completed || ProbeReport.Parse(result.Output) is not { } report)
            return WhyUnread(name, result.End);

        var streams = report.Streams.Where(s => s.CodecType is "video" or "audio" or "subtitle").Select(Stream).ToArray();
        return streams.Length == 0
            ? Nothing($"made an output {name} with no stream in it")
            : new ProbedOutput(sizeBytes, Duration(report, streams), streams);
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
