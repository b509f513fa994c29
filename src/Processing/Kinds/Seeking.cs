using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds;

/// <summary>Where a seek lands.</summary>
public static class Seeking
{
    /// <summary>
    /// How much earlier the reading begins where a seek is a guess, seconds: broadcast has a key frame every second or two,
    /// a phone's recording every ten at the most.
    /// </summary>
    public const double LeadSeconds = 12;

    // Sixteen frames, the most that may be reordered, are less but where there are few frames a second.
    private const double ReorderSeconds = 1;

    /// <summary>FFmpeg's names of containers whose seek is a guess by bytes, with no regard for key frames.</summary>
    private static readonly string[] WithoutIndex = ["mpegts", "mpeg"];

    /// <summary>
    /// How much earlier than a frame's time the reading begins, so that the frame is among what decodes.
    /// </summary>
    /// <remarks>
    /// MP4 is sought by the times of decoding. They begin at the first frame's time where no edit list moves it (in fragments):
    /// then a key frame may be found that is shown only after the time. And the frames that are shown before a key frame but
    /// stored behind it do not decode from there where they refer to what is before it: usual in HEVC, skipped by its decoder.
    /// </remarks>
    public static double Lead(MediaInfo media, VideoStream video) =>
        !IsExact(media) ? LeadSeconds
        : !media.Container.StartsWith("mov,", StringComparison.Ordinal) ? 0
        : video.StartSeconds > 0 ? Math.Min(video.StartSeconds.Value + ReorderSeconds, LeadSeconds)
        : video.Codec == "hevc" ? ReorderSeconds
        : 0;

    /// <summary>Whether a seek lands on a key frame at or before the time.</summary>
    public static bool IsExact(MediaInfo media) => !WithoutIndex.Contains(media.Container);
}
