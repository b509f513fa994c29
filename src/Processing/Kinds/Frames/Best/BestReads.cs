using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Frames.Best;

/// <summary>
/// Where in a film frames are measured: all of a short film, else a few places spread over it, each the key frame before
/// it and up to two seconds that follow (a key frame alone does not tell that it is within a fade).
/// </summary>
/// <remarks>
/// The bounds are those of a film of 1 GB that is read over a network: 12 places of 1080p were 19 MB in 43 requests and
/// 1.5 s of CPU, whatever the length. Every place is an input with a decoder of its own, whose frames are its memory: the larger they are, the fewer.
/// </remarks>
public static class BestReads
{
    /// <summary>Frames that are measured, a second of film: the distance at which a fade is seen to go on.</summary>
    public const double SamplesPerSecond = 5;

    private const int MostPlaces = 12;
    private const int MostPlacesWithoutIndex = 4;
    private const double PixelsToDecode = 600e6;
    private const long MemoryBytes = 600L << 20;
    private const int FramesPerDecoder = 8;
    private const double LongestWhole = 120;
    private const long LargestWhole = 64L << 20;
    private const double LongestWindow = 2;
    private const double LongestStart = 30;
    private const double UnknownRate = 25;

    /// <summary>The reads, in order of time; at least one.</summary>
    /// <param name="seeksByIndex">Whether the container has an index; without one a seek itself reads a lot.</param>
    public static IReadOnlyList<SourceRead> For(MediaInfo media, VideoStream video, bool seeksByIndex)
    {
        var pixels = Math.Max(1.0, (double)video.CodedWidth * video.CodedHeight);
        var rate = Rate(video);
        var duration = video.DurationSeconds ?? media.DurationSeconds ?? 0;
        if (duration <= 0)
            return [new SourceRead { MostFrames = Frames(PixelsToDecode / pixels, LongestStart * rate) }];
        // As everybody reads the whole, so that it is decoded once for all of them.
        if (duration <= LongestWhole && duration * rate * pixels <= PixelsToDecode && media.SizeBytes <= LargestWhole)
            return [SourceRead.Whole];

        var held = MemoryBytes / (pixels * BytesPerPixel(video) * FramesPerDecoder);
        var places = (int)Math.Clamp(held, 1, seeksByIndex ? MostPlaces : MostPlacesWithoutIndex);
        var window = Frames(PixelsToDecode / (places * pixels), LongestWindow * rate);
        return
        [
            .. Enumerable.Range(0, places).Select(place => new SourceRead
            {
                SeekSeconds = Math.Round(duration * (place + 0.5) / places, 3),
                Exact = false,
                MostFrames = window,
            }),
        ];
    }

    /// <summary>How many frames of a read are looked at: of the whole, too, for it may be longer than it says.</summary>
    public static int MostFrames(SourceRead read, VideoStream video) =>
        read.MostFrames ?? Frames(PixelsToDecode / Math.Max(1.0, (double)video.CodedWidth * video.CodedHeight), LongestWhole * Rate(video));

    /// <summary>One frame of how many is measured.</summary>
    public static int Step(VideoStream video) => Math.Max(1, (int)Math.Round(Rate(video) / SamplesPerSecond));

    private static double Rate(VideoStream video) => video.FrameRate is > 0 and { } rate ? rate : UnknownRate;

    private static int Frames(double affordable, double useful) => (int)Math.Max(1, Math.Min(affordable, useful));

    /// <summary>More than 8 bits take two bytes a sample; what is unknown is taken for the largest.</summary>
    private static double BytesPerPixel(VideoStream video) => video.PixelFormat switch
    {
        "yuv420p" or "yuvj420p" or "nv12" => 1.5,
        "yuv420p10le" or "yuv444p" or "yuvj444p" => 3,
        _ => 4,
    };
}
