using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>An H.264 film of a source, or of a part of it: what transcode, clip and watermark share.</summary>
/// <param name="media">The source.</param>
/// <param name="video">Its picture.</param>
/// <param name="part">Which part.</param>
/// <param name="rendition">How large at most.</param>
/// <param name="indexed">Whether a seek lands on a key frame; by default as its container promises.</param>
public sealed class FilmPlan(MediaInfo media, VideoStream video, FilmPart part, Rendition rendition, bool? indexed = null)
{
    private readonly bool whole = part == FilmPart.Whole;
    private readonly bool indexed = indexed ?? Seeking.IsExact(media);

    /// <summary>The film's size: even, never above the source's.</summary>
    public FrameSize Size { get; } = rendition.SizeOf(video);

    /// <summary>How the source is read.</summary>
    public SourceRead Read => part.Read(indexed);

    /// <summary>In time first, so that frames that are dropped cost nothing; then scaled, in SDR, with square pixels.</summary>
    public IReadOnlyList<Filter> Picture =>
    [
        whole ? FilmTiming.AsTheyAre : FilmTiming.Constant(video, fromZero: indexed || part.FromSeconds == 0),
        .. FrameFilters.Sdr(video, Size, H264.Matrix, H264.PixelFormat),
    ];

    /// <summary>The output: its picture, the source's sound where it has one.</summary>
    /// <param name="name">The output's name in the recipe.</param>
    /// <param name="kind">The kind's name.</param>
    /// <param name="picture">The picture's track; null: <see cref="Picture"/> as it is.</param>
    public PlannedOutput Output(string name, string kind, PlannedTrack? picture = null)
    {
        picture ??= StreamTrack.Of(video, Picture);
        var audio = media.MainAudio;
        return new PlannedOutput
        {
            Name = name,
            Kind = kind,
            Tracks = audio is null ? [picture] : [picture, FilmSound.Track(audio, part)],
            Encoding =
            [
                .. CleanOutput.Options,
                .. H264.For(rendition.MaxKbps),
                FilmFile.KeyFrames,
                .. whole ? FilmTiming.Clock : [],
                .. audio is null ? [] : FilmSound.Encoding(rendition.AudioKbps),
                FilmFile.Interleaving,
                .. FilmFile.Muxing,
            ],
            // The sound may begin behind a part, end before it, or be lost with the end of a file: then the film is silent.
            File = FilmFile.Of(name, sound: audio is not null && whole && !media.Truncated),
            MayBeEmpty = part.Missing("picture"),
            Facts = new OutputFacts
            {
                Width = Size.Width,
                Height = Size.Height,
                DurationSeconds = whole ? Whole : part.ExpectedSeconds,
                AtSeconds = whole ? null : part.FromSeconds,
                Clamped = part.Clamped,
                Channels = audio is null ? null : 2,
                SampleRate = audio is null ? null : FilmSound.SampleRate(audio),
            },
        };
    }

    private double? Whole => media.Truncated ? null : media.DurationSeconds;
}
