using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds;

/// <summary>What a kind needs of a source, or the skip that says what is missing.</summary>
public static class Need
{
    /// <summary>Anything to look at: a film, a still, a cover.</summary>
    public static Result<VideoStream, Skip> Picture(MediaInfo media)
    {
        if (media.MainVideo is not { } video)
            return media.Video.Count == 0
                ? new Skip("The source has no picture.")
                : new Skip("The source's picture is of a codec that cannot be decoded here.", Undecodable: true);
        return video is { DisplayWidth: > 0, DisplayHeight: > 0 } ? video : new Skip("The source's picture has no size.", Undecodable: true);
    }

    /// <summary>A picture that moves.</summary>
    public static Result<VideoStream, Skip> Film(MediaInfo media)
    {
        if (!Picture(media).Succeeded(out var video, out var skip))
            return skip;
        return media.IsPicture || video.IsCover ? new Skip("The source's picture is a still: it has no film.") : video;
    }

    /// <summary>Sound.</summary>
    public static Result<AudioStream, Skip> Sound(MediaInfo media)
    {
        if (media.MainAudio is { } audio)
            return audio;
        return media.Audio.Count == 0
            ? new Skip("The source has no sound.")
            : new Skip("The source's sound is of a codec that cannot be decoded here.", Undecodable: true);
    }
}
