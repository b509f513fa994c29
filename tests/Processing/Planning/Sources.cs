using MediaFunctions.Processing.Media;

namespace MediaFunctions.Tests.Processing.Planning;

/// <summary>What a probe would say of typical uploads.</summary>
internal static class Sources
{
    public static VideoStream Hd { get; } = new()
    {
        Index = 0,
        Codec = "h264",
        Decodable = true,
        CodedWidth = 1920,
        CodedHeight = 1080,
        DisplayWidth = 1920,
        DisplayHeight = 1080,
        FrameRate = 30,
        PixelFormat = "yuv420p",
        DurationSeconds = 30,
    };

    public static AudioStream Stereo { get; } = new()
    {
        Index = 1,
        Codec = "aac",
        Decodable = true,
        Channels = 2,
        SampleRate = 44100,
        DurationSeconds = 30,
    };

    public static MediaInfo Film { get; } = new()
    {
        Container = "mov,mp4,m4a,3gp,3g2,mj2",
        ContentType = "video/mp4",
        FormatWhitelist = "mov",
        SizeBytes = 10_000_000,
        StartSeconds = 0,
        DurationSeconds = 30,
        Video = [Hd],
        Audio = [Stereo],
    };

    public static MediaInfo Lecture { get; } = Film with
    {
        SizeBytes = 300_000_000,
        DurationSeconds = 7200,
        Video = [Hd with { CodedWidth = 640, CodedHeight = 360, DisplayWidth = 640, DisplayHeight = 360, DurationSeconds = 7200 }],
        Audio = [Stereo with { DurationSeconds = 7200 }],
    };

    public static MediaInfo Silent { get; } = Film with { Audio = [] };

    public static MediaInfo Podcast { get; } = Film with { Video = [], Audio = [Stereo with { Index = 0 }] };

    public static MediaInfo Album { get; } = Film with
    {
        Video = [Hd with { Index = 1, Codec = "mjpeg", IsCover = true, CodedWidth = 500, CodedHeight = 500, DisplayWidth = 500, DisplayHeight = 500 }],
        Audio = [Stereo with { Index = 0 }],
    };

    public static MediaInfo Photo { get; } = Film with
    {
        Container = "jpeg_pipe",
        ContentType = "image/jpeg",
        IsPicture = true,
        DurationSeconds = null,
        Video = [Hd with { Codec = "mjpeg", CodedWidth = 4000, CodedHeight = 3000, DisplayWidth = 3000, DisplayHeight = 4000, RotationDegrees = 90, FrameRate = null, DurationSeconds = null }],
        Audio = [],
    };

    public static MediaInfo Portrait { get; } = Film with
    {
        Video = [Hd with { DisplayWidth = 1080, DisplayHeight = 1920, RotationDegrees = 90 }],
    };

    public static MediaInfo Hdr { get; } = Film with
    {
        Video = [Hd with { Codec = "hevc", PixelFormat = "yuv420p10le", IsHdr = true, CodedWidth = 3840, CodedHeight = 2160, DisplayWidth = 3840, DisplayHeight = 2160 }],
    };

    public static MediaInfo Short { get; } = Film with
    {
        DurationSeconds = 1.5,
        Video = [Hd with { DurationSeconds = 1.5 }],
        Audio = [Stereo with { DurationSeconds = 1.5 }],
    };

    public static MediaInfo Surround { get; } = Silent with { Audio = [Stereo with { Channels = 6, SampleRate = 96000, Codec = "pcm_s24le" }] };

    public static MediaInfo Unreadable { get; } = Film with
    {
        Video = [Hd with { Codec = "unknown", Decodable = false }],
        Audio = [Stereo with { Codec = "ac4", Decodable = false }],
    };

    public static MediaInfo StrangeSound { get; } = Film with { Audio = [Stereo with { Codec = "unknown", Decodable = false }] };

    public static MediaInfo Stream { get; } = Film with
    {
        Container = "mpegts",
        DurationSeconds = null,
        Video = [Hd with { DurationSeconds = null }],
        Audio = [Stereo with { DurationSeconds = null }],
    };
}
