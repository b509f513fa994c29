using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Encoding;

/// <summary>One size of an H.264 film, with the bit rates that suit it.</summary>
/// <param name="Name">As recipes say it, e.g. <c>720p</c>.</param>
/// <param name="ShortSide">Pixels of the shorter side at most: a portrait film of 720p is 720 wide.</param>
/// <param name="MaxKbps">What the picture's bit rate is capped at, kilobits (1000) a second over two seconds.</param>
/// <param name="AudioKbps">The sound's, stereo.</param>
public sealed record Rendition(string Name, int ShortSide, int MaxKbps, int AudioKbps)
{
    /// <summary>Every one, the smallest first.</summary>
    public static IReadOnlyList<Rendition> All { get; } =
    [
        new("240p", 240, 400, 64),
        new("360p", 360, 800, 96),
        new("480p", 480, 1400, 96),
        new("720p", 720, 2800, 128),
        new("1080p", 1080, 5000, 128),
    ];

    // 1918x1078 is 1080p to everybody.
    private const double Nearly = 1.02;

    /// <summary>The size of this rendition of a film, even, never above the film's own.</summary>
    public FrameSize SizeOf(VideoStream video)
    {
        var (width, height) = Box(video);
        return FrameSize.Fit(video, width, height, even: true);
    }

    /// <summary>Whether a film would have to be enlarged to fill this rendition.</summary>
    public bool IsAbove(VideoStream video)
    {
        var (width, height) = Box(video);
        return Math.Min(width / (double)video.DisplayWidth, height / (double)video.DisplayHeight) > Nearly;
    }

    /// <summary>16:9 around the short side, upright for a portrait film; what is longer (a panorama) is bound by its length.</summary>
    private (int Width, int Height) Box(VideoStream video)
    {
        var longSide = ShortSide * 16 / 9;
        return video.DisplayWidth >= video.DisplayHeight ? (longSide, ShortSide) : (ShortSide, longSide);
    }
}
