using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>What is known or supposed of a source: its length, how many bytes each second of it has.</summary>
internal sealed class SourceFacts
{
    // Where no length is told: live recordings of browsers and broadcast, and sound. A film of a quarter of the pixels a
    // second takes not a quarter of the bytes but a third: the power of 3/4 that encoders' ladders follow.
    private const double UnknownFullHdBytesPerSecond = 500e3;
    private const double FullHdPixelsPerSecond = 1920.0 * 1080 * 30;
    private const double BytesByPixels = 0.75;
    private const double UnknownSoundBytesPerSecond = 16e3;
    private const double UnknownRate = 30;

    // Sound that nobody compresses is counted, the rest is about this.
    private const double SoundBytesPerSecond = 16e3;
    private const double MostOfSound = 0.5;

    /// <summary>FFmpeg's names of codecs all of whose frames are key frames.</summary>
    private static readonly string[] IntraOnly = ["mjpeg", "prores", "dnxhd", "png", "rawvideo", "bmp", "gif", "webp"];

    /// <summary>Discs and broadcast: half a second between key frames, for those who switch on.</summary>
    private static readonly string[] ShortGroups = ["mpeg1video", "mpeg2video"];
    private const double ShortGroupSeconds = 0.5;

    private readonly MediaInfo media;
    private readonly double usualGroupSeconds;

    /// <param name="groupSeconds">What lies between two key frames of most films.</param>
    public SourceFacts(MediaInfo media, double groupSeconds)
    {
        (this.media, usualGroupSeconds) = (media, groupSeconds);
        var isFilm = media.Video.Any(video => !video.IsCover);
        Seconds = media.DurationSeconds is > 0 and { } told ? told
            : media.IsPicture ? 0
            : media.SizeBytes / (isFilm ? UnknownFilmBytesPerSecond(media) : UnknownSoundBytesPerSecond);
        var sound = Math.Min(media.Audio.Sum(BytesPerSecond) * Seconds, media.SizeBytes * (isFilm ? MostOfSound : 1));
        PictureBytes = isFilm ? media.SizeBytes - sound : media.SizeBytes;
    }

    /// <summary>Of the whole; 0 for a still picture.</summary>
    public double Seconds { get; }

    /// <summary>Of the whole picture.</summary>
    public double PictureBytes { get; }

    public long SizeBytes => media.SizeBytes;

    /// <summary>Frames a second; 1 for what stands still.</summary>
    public static double Rate(VideoStream video) => video.FrameRate ?? UnknownRate;

    /// <summary>Frames of so many seconds, one where the picture stands still.</summary>
    public double Frames(VideoStream video, double seconds) =>
        IsStill(video) ? 1 : Math.Max(1, Math.Min(seconds, Seconds) * Rate(video));

    /// <summary>Of these frames the key frames.</summary>
    public double KeyFrames(VideoStream video, double seconds) =>
        IntraOnly.Contains(video.Codec) ? Frames(video, seconds) : Math.Max(1, Math.Min(seconds, Seconds) / GroupSeconds(video));

    /// <summary>Frames from the key frame before some time up to it.</summary>
    public double FramesToSeek(VideoStream video) =>
        IsStill(video) || IntraOnly.Contains(video.Codec) ? 1 : Math.Max(1, Math.Min(GroupSeconds(video), Seconds) / 2 * Rate(video));

    /// <summary>Megabytes of one frame, on average.</summary>
    public double MegabytesPerFrame(VideoStream video) => PictureBytes / Frames(video, Seconds) / 1e6;

    public bool IsStill(VideoStream video) => media.IsPicture || video.IsCover;

    /// <summary>A file that is one picture.</summary>
    public bool IsStill() => media.IsPicture;

    private double GroupSeconds(VideoStream video) => ShortGroups.Contains(video.Codec) ? ShortGroupSeconds : usualGroupSeconds;

    private static double UnknownFilmBytesPerSecond(MediaInfo media) => media.MainVideo is { IsCover: false, CodedWidth: > 0, CodedHeight: > 0 } video
        ? UnknownFullHdBytesPerSecond * Math.Pow((double)video.CodedWidth * video.CodedHeight * Rate(video) / FullHdPixelsPerSecond, BytesByPixels)
        : UnknownFullHdBytesPerSecond;

    private static double BytesPerSecond(AudioStream audio) => audio.Codec switch
    {
        var codec when codec.StartsWith("pcm_", StringComparison.Ordinal) => (double)audio.SampleRate * audio.Channels * PcmBytes(codec),
        "flac" or "alac" => audio.SampleRate * audio.Channels * 1.2,
        _ => SoundBytesPerSecond,
    };

    private static double PcmBytes(string codec) =>
        codec.Contains("32", StringComparison.Ordinal) ? 4
        : codec.Contains("24", StringComparison.Ordinal) ? 3
        : codec.Contains("16", StringComparison.Ordinal) ? 2
        : codec.Contains("64", StringComparison.Ordinal) ? 8
        : 1;
}
