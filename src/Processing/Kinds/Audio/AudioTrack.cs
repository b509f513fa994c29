using System.Globalization;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>Which of a source's audio tracks an output takes.</summary>
public static class AudioTrack
{
    /// <summary>The track, or why it cannot be had.</summary>
    /// <param name="number">Counted from 1; null: the first that decodes.</param>
    public static Result<AudioStream, Skip> Find(MediaInfo media, int? number)
    {
        if (number is not { } wanted || media.Audio.Count == 0)
            return Need.Sound(media);
        if (wanted > media.Audio.Count)
            return new Skip(Text($"The source has no audio track {wanted}, only {media.Audio.Count}."));
        var track = media.Audio[wanted - 1];
        return track.Decodable
            ? track
            : new Skip(Text($"The source's audio track {wanted} is of a codec that cannot be decoded here."), Undecodable: true);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
