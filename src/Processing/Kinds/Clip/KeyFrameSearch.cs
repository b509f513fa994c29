using System.Globalization;
using MediaFunctions.Processing.Kinds.Films;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Clip;

/// <summary>Is there a key frame where a clip begins? A seek that copies two packets tells: <c>framecrc</c> writes their times.</summary>
public static class KeyFrameSearch
{
    private const double UnknownFrameSeconds = 0.04;

    /// <summary>The step that looks.</summary>
    public static OutputStep Step(string outputName, string kind, VideoStream video, FilmPart part) => new()
    {
        Reads = [Read(video, part)],
        Output = new PlannedOutput
        {
            Name = outputName,
            Kind = kind,
            Tracks = [StreamTrack.Of(video)],
            Encoding = [.. CleanOutput.Options, new("c:v", "copy"), new("frames:v", "2"), new("f", "framecrc")],
            File = new PlannedFile
            {
                Name = $"{outputName}.framecrc",
                ContentType = "text/plain",
                NeedsSeekableFile = false,
                MustHave = StreamKinds.None,
            },
            Facts = new OutputFacts(),
        },
        Reason = "Where the clip begins a key frame is looked for: from one on, packets can be copied.",
    };

    /// <summary>
    /// The time of the key frame within half a frame of the clip's beginning; null where there is none, or where every
    /// packet claims to be one: such files have lost their table of key frames.
    /// </summary>
    public static double? Find(string measured, VideoStream video, FilmPart part)
    {
        double tick = 0;
        var packets = new List<string[]>();
        foreach (var line in File.ReadLines(measured))
        {
            if (line.StartsWith("#tb 0: 1/", StringComparison.Ordinal))
                tick = 1 / double.Parse(line.AsSpan("#tb 0: 1/".Length), CultureInfo.InvariantCulture);
            else if (line.Length > 0 && line[0] != '#')
                packets.Add(line.Split(',', StringSplitOptions.TrimEntries));
        }
        if (tick == 0 || packets is not [[_, _, var pts, ..], [.., var flags]] || !flags.StartsWith("F=", StringComparison.Ordinal))
            return null;
        var time = (Read(video, part).SeekSeconds ?? 0) + (long.Parse(pts, CultureInfo.InvariantCulture) * tick);
        if (Math.Abs(time - part.FromSeconds) > (FrameSeconds(video) / 2) + 0.001)
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
