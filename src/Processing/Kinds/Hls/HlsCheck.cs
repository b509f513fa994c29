namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>Whether renditions are what a player can change between at any segment.</summary>
public static class HlsCheck
{
    private const double SecondsOfAudioFrame = 1024.0 / HlsEncoding.SampleRate;

    /// <summary>
    /// Every segment but the last lasts what it should, within half a frame of picture or a frame of sound, and all pictures
    /// have as many segments and last equally long. How long the whole lasts is the source's affair: many say it wrong.
    /// </summary>
    /// <param name="segmentSeconds">What a segment should last.</param>
    /// <param name="frameSeconds">What a frame of the picture lasts; null without a picture.</param>
    public static bool Agrees(IReadOnlyList<HlsRendition> renditions, double segmentSeconds, double? frameSeconds)
    {
        var pictures = renditions.Where(rendition => rendition.Init.Width is not null).ToList();
        return renditions.All(rendition => IsEven(
                rendition, segmentSeconds, rendition.Init.Width is null ? SecondsOfAudioFrame : frameSeconds!.Value / 2))
            && pictures.TrueForAll(picture => picture.Playlist.Segments.Count == pictures[0].Playlist.Segments.Count
                && Math.Abs(picture.Playlist.DurationSeconds - pictures[0].Playlist.DurationSeconds) < frameSeconds / 2);
    }

    private static bool IsEven(HlsRendition rendition, double segmentSeconds, double slack)
    {
        // The playlist has six decimals.
        const double rounding = 1e-5;
        var segments = rendition.Playlist.Segments;
        return segments.SkipLast(1).All(segment => Math.Abs(segment.Seconds - segmentSeconds) <= slack + rounding)
            && segments[^1].Seconds <= segmentSeconds + (2 * slack) + rounding;
    }
}
