using System.Globalization;
using MediaFunctions.Processing.Kinds.Films;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Clip;

/// <summary>A clip of the source's own packets: no loss, and hardly any work.</summary>
public static class ClipCopy
{
    private const double FastestFrames = 60.5;

    /// <summary>Why the packets cannot be taken as they are, as a sentence; null where they may be.</summary>
    /// <remarks>What plays everywhere: H.264 of 8 bits 4:2:0 in an MP4.</remarks>
    public static string? Objection(MediaInfo media, VideoStream video, FilmPart part) => (video, media.Container) switch
    {
        ({ Codec: not "h264" }, _) => $"Not every player plays {video.Codec}.",
        ({ IsHdr: true }, _) => "The source is HDR.",
        ({ PixelFormat: not ("yuv420p" or "yuvj420p") }, _) => "Not every player plays H.264 of this depth of colour.",
        ({ FrameRate: null or > FastestFrames }, _) => "The source's frame rate is not one that every player plays.",
        (_, not "mov,mp4,m4a,3gp,3g2,mj2") when part.FromSeconds > 0 => "The source's container does not say where key frames are.",
        (_, not ("mov,mp4,m4a,3gp,3g2,mj2" or "matroska,webm")) => "The source's container does not keep the times of its packets.",
        _ => null,
    };

    /// <summary>The step that copies, from a key frame that was found.</summary>
    /// <param name="encode">The step that encodes, which is tried where this gives nothing.</param>
    /// <param name="keyFrame">The key frame's time, seconds.</param>
    public static OutputStep Step(OutputStep encode, MediaInfo media, VideoStream video, FilmPart part, double keyFrame) => encode with
    {
        Reads = [(part with { FromSeconds = keyFrame }).Read(indexed: true)],
        Output = encode.Output with
        {
            Tracks = [StreamTrack.Of(video), .. Sound(media, part)],
            Encoding =
            [
                .. CleanOutput.Options,
                new("c:v", "copy"),
                // Messages to the decoder (SEI) hold what a camera likes to say: places, times, settings.
                new("bsf:v", "filter_units=remove_types=6"),
                .. CopiesSound(media) ? [new("c:a", "copy")] : media.MainAudio is null ? [] : FilmSound.Encoding(RenditionReader.Largest.AudioKbps),
                .. FilmFile.Muxing,
            ],
            Facts = encode.Output.Facts with { Width = video.DisplayWidth, Height = video.DisplayHeight },
        },
        Reason = $"A key frame stands at {keyFrame.ToString("0.###", CultureInfo.InvariantCulture)} s: the packets are copied.",
        Fallbacks = [encode],
    };

    private static IEnumerable<StreamTrack> Sound(MediaInfo media, FilmPart part) => media.MainAudio switch
    {
        null => [],
        { } audio when CopiesSound(media) => [StreamTrack.Of(audio)],
        { } audio => [FilmSound.Track(audio, part)],
    };

    private static bool CopiesSound(MediaInfo media) => media.MainAudio is { Codec: "aac", Channels: 1 or 2 };
}
