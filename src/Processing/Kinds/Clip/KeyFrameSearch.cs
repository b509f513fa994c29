using MediaFunctions.Processing.Kinds.Films;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Clip;

/// <summary>Is there a key frame where a clip begins? A seek that copies one packet tells: <c>framecrc</c> writes its time.</summary>
public static class KeyFrameSearch
{
    private const double UnknownFrameSeconds = 0.04;

    // Containers round times to milliseconds.
    private const double Tolerance = 0.001;

    /// <summary>The step that looks.</summary>
    public static OutputStep Step(string outputName, string kind, VideoStream video, FilmPart part) => new()
    {
        Reads = [Read(video, part)],
        Output = new PlannedOutput
        {
            Name = outputName,
            Kind = kind,
            Tracks = [StreamTrack.Of(video)],
            Encoding = [.. CleanOutput.Options, new("c:v", "copy"), new("frames:v", "1"), new("f", "framecrc")],
            File = new PlannedFile
            {
                Name = $"{outputName}.framecrc",
                ContentType = "text/plain",
                NeedsSeekableFile = false,
                IsPrivate = true,
                MustHave = StreamKinds.None,
            },
            Facts = new OutputFacts(),
        },
        Reason = "Where the clip begins a key frame is looked for: from one on, packets can be copied.",
    };

    /// <summary>Whether the seek went past the clip's beginning: the file has lost its table of key frames.</summary>
    /// <param name="found">Where the first packet was, seconds from where the seek went.</param>
    public static bool WentPast(double found) => found > Tolerance;

    /// <summary>The time of the key frame within half a frame of the clip's beginning; null where there is none.</summary>
    /// <inheritdoc cref="WentPast"/>
    public static double? Find(double found, VideoStream video, FilmPart part)
    {
        var time = (Read(video, part).SeekSeconds ?? 0) + found;
        if (Math.Abs(time - part.FromSeconds) > (FrameSeconds(video) / 2) + Tolerance)
            return null;
        // Up to the next microsecond, which is as fine as a seek is: one a little earlier would land on the key frame before.
        return part.FromSeconds == 0 ? 0 : Math.Ceiling(Math.Round(time * 1e6, 3)) / 1e6;
    }

    /// <summary>Half a frame late, for who says "2s" means the frame nearest to it.</summary>
    private static SourceRead Read(VideoStream video, FilmPart part) => part.FromSeconds == 0
        ? new SourceRead { OneFrame = true }
        : new SourceRead { SeekSeconds = Math.Round(part.FromSeconds + (FrameSeconds(video) / 2), 6), Exact = false, OneFrame = true };

    private static double FrameSeconds(VideoStream video) => video.FrameRate is > 0 and var rate ? Math.Min(1 / rate, UnknownFrameSeconds) : UnknownFrameSeconds;
}
