using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Frames;

/// <summary>
/// How long a film is, also where its container does not say (what browsers record, live streams, raw streams).
/// </summary>
public static class FilmLength
{
    /// <summary>FFmpeg's names of streams without a container: it guesses their length by their first bytes, badly.</summary>
    private static readonly string[] Guessed = ["mpegvideo", "h264", "hevc", "m4v", "obu", "mjpeg"];

    /// <summary>Seconds of picture and sound, the longer of them; null where the container does not say.</summary>
    public static double? Known(MediaInfo media) => IsGuessed(media) ? null : media.DurationSeconds;

    /// <summary>Seconds of the picture, within so many of both: the sound may go on behind it.</summary>
    public static double? OfPicture(double? both, MediaInfo media, VideoStream video) =>
        both is { } seconds && !IsGuessed(media) ? Math.Min(seconds, video.DurationSeconds ?? seconds) : both;

    /// <summary>The measuring step: every packet is looked at, and none is decoded; <see cref="PacketLog"/> reads what it writes.</summary>
    /// <param name="output">The output that it is for.</param>
    public static OutputStep Measure(PlannedOutput output, VideoStream video) => new()
    {
        Reads = [SourceRead.Whole],
        Output = output with
        {
            Tracks = [StreamTrack.Of(video)],
            Encoding = [new("c", "copy"), new("f", "framecrc")],
            File = new PlannedFile
            {
                Name = $"{output.Name}/packets.txt",
                ContentType = "text/plain",
                NeedsSeekableFile = false,
                IsPrivate = true,
                MustHave = StreamKinds.None,
            },
            Facts = new OutputFacts(),
        },
        Reason = "The container does not say how long the film is: its packets are counted, and not decoded.",
    };

    private static bool IsGuessed(MediaInfo media) => Guessed.Contains(media.Container);
}
