using MediaFunctions.Processing.Media.Reading;

namespace MediaFunctions.Processing.Media.Probing;

/// <summary>Makes what ffprobe and the headers say into what the pipeline knows of an upload.</summary>
internal sealed class MediaInfoReader(IReadOnlySet<string> decodable, LimitChecker limits)
{
    public MediaInfo Read(ProbeReport report, SniffedType sniffed, PictureHeader picture, long sizeBytes)
    {
        var container = report.Format?.FormatName ?? "";
        var isStill = IsStill(container, sniffed.ContentType, report.Streams);
        var video = report.Streams.Where(s => s.CodecType == "video").Select(s => Video(s, picture, isStill)).ToArray();
        var audio = report.Streams.Where(s => s.CodecType == "audio").Select(Audio).ToArray();
        return new MediaInfo
        {
            Container = container,
            ContentType = ContentTypes.Of(sniffed.ContentType, container, video, audio),
            FormatWhitelist = sniffed.FormatWhitelist,
            SizeBytes = sizeBytes,
            StartSeconds = report.Format?.StartTime,
            DurationSeconds = isStill ? null : Duration(report, video, audio),
            IsPicture = isStill,
            Video = video,
            Audio = audio,
        };
    }

    /// <summary>A file of one picture; a film of one frame is still a film.</summary>
    private static bool IsStill(string container, string contentType, IReadOnlyList<ProbedStream> streams) =>
        Demuxers.ReadsOneStill(container)
        || (container == "gif" && streams is [{ NbFrames: <= 1 }])
        || (contentType is "image/avif" or "image/heic" or "image/heif" && streams.All(s => s is { CodecType: "video", NbFrames: null or <= 1 }));

    private static double? Duration(ProbeReport report, IEnumerable<VideoStream> video, IEnumerable<AudioStream> audio) =>
        Numbers.Seconds(report.Format?.Duration)
        ?? video.Where(v => !v.IsCover).Select(v => v.DurationSeconds).Concat(audio.Select(a => a.DurationSeconds)).Max();

    private VideoStream Video(ProbedStream stream, PictureHeader picture, bool isStill)
    {
        var (width, height) = (Numbers.Count(stream.Width), Numbers.Count(stream.Height));
        var isCover = stream.Disposition.AttachedPic is > 0;
        var turn = stream.SideDataList.Select(s => s.Rotation).FirstOrDefault(r => r is not null) is { } rotation
            ? Numbers.QuarterTurns(rotation)
            : picture.RotationDegrees;
        var shownWidth = (int)Math.Clamp(Math.Round(width * Numbers.PixelAspect(stream.SampleAspectRatio)), Math.Min(width, 1), int.MaxValue);
        var liesOnItsSide = turn is 90 or 270;
        return new VideoStream
        {
            Index = Numbers.Count(stream.Index),
            Codec = stream.CodecName,
            // Without a size ffprobe has not decoded a single frame; a cover beyond the limits must not be decoded.
            Decodable = decodable.Contains(stream.CodecName) && width > 0 && height > 0 && !(isCover && limits.IsTooWide(width, height)),
            IsCover = isCover,
            CodedWidth = width,
            CodedHeight = height,
            DisplayWidth = liesOnItsSide ? height : shownWidth,
            DisplayHeight = liesOnItsSide ? shownWidth : height,
            RotationDegrees = turn,
            FrameRate = isStill || isCover ? null : Numbers.FrameRate(stream.AvgFrameRate, stream.RFrameRate),
            PixelFormat = stream.PixFmt,
            IsHdr = stream.ColorTransfer is "smpte2084" or "arib-std-b67",
            AssumedMatrix = isStill || isCover ? null : ColourMatrix.Assumed(stream.ColorSpace, stream.PixFmt, width, height),
            StartSeconds = isStill || isCover ? null : stream.StartTime,
            DurationSeconds = isStill || isCover ? null : Duration(stream),
        };
    }

    private AudioStream Audio(ProbedStream stream) => new()
    {
        Index = Numbers.Count(stream.Index),
        Codec = stream.CodecName,
        Decodable = decodable.Contains(stream.CodecName),
        Channels = Numbers.Count(stream.Channels),
        SampleRate = Numbers.Count(stream.SampleRate),
        StartSeconds = stream.StartTime,
        DurationSeconds = Duration(stream),
    };

    private static double? Duration(ProbedStream stream) => Numbers.Seconds(stream.Duration) ?? Numbers.Clock(stream.Tags.Duration);
}
