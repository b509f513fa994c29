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

    /// <summary>FFmpeg's names of containers whose seek is a guess by bytes, with no regard for key frames.</summary>
    private static readonly string[] WithoutIndex = ["mpegts", "mpeg"];

    /// <summary>Whether a seek lands on a key frame at or before the time.</summary>
    public static bool IsExact(MediaInfo media) => !WithoutIndex.Contains(media.Container);
}
