using System.Text.RegularExpressions;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Media;

/// <summary>Which codecs the FFmpeg at hand decodes, by its own word, asked once a process.</summary>
/// <remarks>ffprobe is asked: it prints the same list as ffmpeg, and its output is what the runner keeps.</remarks>
public sealed partial class CodecCatalog(IFFmpegRunner runner) : IDisposable
{
    private static readonly RunLimits Limits =
        new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(10), 1024L * 1024 * 1024, 1024 * 1024);

    private readonly SemaphoreSlim gate = new(1);
    private IReadOnlySet<string>? decodable;

    /// <summary>FFmpeg's names of the codecs that it decodes, e.g. <c>h264</c>.</summary>
    /// <exception cref="InvalidOperationException">The program does not say; the message has its log.</exception>
    public async ValueTask<IReadOnlySet<string>> DecodableAsync(CancellationToken cancellationToken)
    {
        if (decodable is { } known)
            return known;

        await gate.WaitAsync(cancellationToken);
        try
        {
            return decodable ??= await AskAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<IReadOnlySet<string>> AskAsync(CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(new FFmpegCommand("ffprobe", "-codecs", Limits), null, cancellationToken);
        var names = DecodableLine().Matches(result.Output).Select(line => line.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return result.End == RunEnd.Completed && names.Count > 0
            ? names
            : throw new InvalidOperationException(
                $"ffprobe -codecs lists no decoder ({result.End}, exit {result.ExitCode}); is the FFmpeg at hand a whole one? {result.Log}");
    }

    [GeneratedRegex(@"^ D[E.][VASDT.][I.][L.][S.] (\S+)", RegexOptions.Multiline)]
    private static partial Regex DecodableLine();
}
