using System.Globalization;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Media.Probing;
using MediaFunctions.Processing.Media.Reading;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Media;

/// <summary>Finds out what an upload is: by its first bytes, by the headers that those name, then by ffprobe.</summary>
/// <remarks>
/// In this order, because ffprobe is the expensive and the endangered part: what is no media is refused without it, and
/// a picture that is too large before it could decode it.
/// </remarks>
public sealed partial class MediaProber(IFFmpegRunner runner, CodecCatalog codecs, MediaLimits limits)
{
    private readonly LimitChecker checker = new(limits);

    /// <summary>What the object is, or why it is refused. Streams that do not decode are reported, not refused.</summary>
    /// <param name="source">Where ffprobe reads the object: an http address on loopback.</param>
    /// <param name="read">Reads the object's bytes from an offset, as many as come, 0 at the end.</param>
    /// <param name="sizeBytes">The object's size.</param>
    /// <param name="cancellationToken">Ends ffprobe too.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Result<MediaInfo, Failure>> ProbeAsync(
        Uri source, Func<long, Memory<byte>, CancellationToken, ValueTask<int>> read, long sizeBytes, CancellationToken cancellationToken)
    {
        if (sizeBytes <= 0)
            return new Failure(FailureCode.NotMedia, "The file is empty; expected video, audio or a picture. Upload it again.");
        if (checker.CheckSize(sizeBytes) is { } tooLarge)
            return tooLarge;

        var bytes = await SourceBytes.OpenAsync(read, sizeBytes, cancellationToken);
        var sniffed = ContentSniffer.Sniff(bytes.Head.Span);
        if (sniffed.Kind == SniffedKind.NotMedia)
            return NotMedia($"is {sniffed.ContentType} by its content, whatever its name says");

        var picture = await PictureHeader.ReadAsync(bytes, sniffed.ContentType, cancellationToken);
        if (checker.CheckPixels(picture.Width, picture.Height) is { } tooWide)
            return tooWide;

        var decodable = await codecs.DecodableAsync(cancellationToken);
        var result = await runner.RunAsync(ProbeCommand.OfSource(source, sniffed, limits), null, cancellationToken);
        if (result.End != RunEnd.Completed)
            return WhyRefused(result, sniffed);
        if (ProbeReport.Parse(result.Output) is not { } report)
            return new Failure(FailureCode.Internal, "What the probe found could not be read; please report this file.");

        var media = new MediaInfoReader(decodable, checker).Read(report, sniffed, picture, sizeBytes);
        if (WhyUseless(media, result.Log) is { } useless)
            return useless;
        return media with { Truncated = await Truncation.IsCutAsync(bytes, media.Container, cancellationToken) };
    }

    private Failure WhyRefused(FFmpegResult result, SniffedType sniffed) => result.End switch
    {
        RunEnd.WallTimeExceeded or RunEnd.CpuTimeExceeded => new(
            FailureCode.TimedOut, Text($"Finding out what the file is took longer than {limits.ProbeWallSeconds} s. It may be damaged; try to export it again.")),
        RunEnd.MemoryExceeded => new(
            FailureCode.OutOfMemory, "Finding out what the file is took more memory than the limits allow. It may be damaged; try to export it again."),
        RunEnd.SpaceExceeded => new(
            FailureCode.OutOfSpace, "Finding out what the file is took more disk than the limits allow. It may be damaged; try to export it again."),
        _ when WhyTooWide(result.Log) is { } tooWide => tooWide,
        _ when SourceFault().IsMatch(result.Log) => new(
            FailureCode.StorageUnavailable, "The file could not be read from storage.", Retryable: true),
        _ when sniffed.Kind == SniffedKind.Media => new(
            FailureCode.Corrupt,
            $"The file begins as {sniffed.ContentType} but cannot be opened: its index or header is missing or damaged. Export or upload it again."),
        _ => NotMedia("is of no format that is known here"),
    };

    private Failure? WhyUseless(MediaInfo media, string log)
    {
        if (media.Video.Count + media.Audio.Count == 0)
            return new(FailureCode.NoOutput, "The file has neither video nor audio nor a picture in it.");
        if (!media.Video.Any(v => v is { CodedWidth: 0, IsCover: false }))
            return null;
        if (WhyTooWide(log) is { } tooWide)
            return tooWide;

        return media.Audio.Count == 0 && media.Video.All(v => v.CodedWidth == 0)
            ? new(FailureCode.Corrupt, "The file has video in it, but not one frame of it can be decoded. Export or upload it again.")
            : null;
    }

    /// <summary>A frame that ffprobe itself refused to decode: its size stands nowhere but in the log.</summary>
    private Failure? WhyTooWide(string log) => TooManyPixels().Match(log) is { Success: true } found
        ? checker.CheckPixels(
            long.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture),
            long.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture))
        : null;

    private static Failure NotMedia(string what) =>
        new(FailureCode.NotMedia, $"The file {what}; expected video, audio or a picture. Upload the media file itself.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Picture size (\d{1,10})x(\d{1,10}) exceeds specified max pixel count")]
    private static partial Regex TooManyPixels();

    /// <summary>Only what the transport says: a damaged file makes FFmpeg speak of input errors too.</summary>
    [GeneratedRegex(@"Server returned 5XX|HTTP error 5\d\d|Connection (?:refused|reset|timed out)")]
    private static partial Regex SourceFault();
}
