using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Preview;

/// <summary>The reading of each moment: an input of its own that seeks to it.</summary>
public static class PreviewReads
{
    private const double UnknownRate = 1;

    /// <summary>One a moment.</summary>
    public static IReadOnlyList<SourceRead> For(PreviewMoments moments, MediaInfo media, VideoStream video) =>
        [.. moments.StartsSeconds.Select(start => Read(start, moments.LengthSeconds, Lead(start, media, video)))];

    /// <summary>
    /// How much earlier than the moment its reading begins: the frame that the film shows as the moment begins may have
    /// come a while before.
    /// </summary>
    public static double Lead(double start, MediaInfo media, VideoStream video)
    {
        var frame = video.FrameRate is > 0 and { } rate ? 1.5 / rate : UnknownRate;
        return Math.Round(Math.Min(start, Seeking.IsExact(media) ? Math.Min(frame, Seeking.LeadSeconds) : Seeking.LeadSeconds), 3);
    }

    /// <summary>
    /// Not exact: what the key frame before gives is decoded anyway, and the filters need the frame that stands as the
    /// moment begins, which may be old (slides). Without a length, which FFmpeg would count from that key frame: the
    /// filters end the reading.
    /// </summary>
    private static SourceRead Read(double start, double length, double lead) => start > 0
        ? new SourceRead { SeekSeconds = Math.Round(start - lead, 3), Exact = false, KeepFilters = true }
        : new SourceRead { LengthSeconds = length, KeepFilters = true };
}
