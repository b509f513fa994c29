using System.Globalization;
using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>The filters between the decoder and the encoders.</summary>
public static class HlsTracks
{
    /// <summary>One frame of AAC: what its encoder puts in front of the first sample.</summary>
    private const string RunUp = "start_sample=1024";

    /// <summary>
    /// A track for each rung, in their order. The largest is made of the source, the others of it: reading and
    /// tone-mapping 4K frames once and not once a rung is a third of the work and three quarters of the memory.
    /// </summary>
    public static IReadOnlyList<PlannedTrack> OfVideo(VideoStream video, IReadOnlyList<HlsRung> rungs)
    {
        var labels = rungs.Select((_, index) => $"r{Text(index)}").ToList();
        FilterChain[] chains = rungs.Count == 1
            ? [new FilterChain([Pad.Of(0, video.Index)], Largest(video, rungs[0]), labels[0])]
            :
            [
                new FilterChain(
                    [Pad.Of(0, video.Index)],
                    [.. Largest(video, rungs[^1]), new Filter("split", Text(rungs.Count))],
                    [.. labels[..^1].Select(label => $"s{label}"), labels[^1]]),
                .. rungs.SkipLast(1).Select((rung, index) => new FilterChain([Pad.Of($"s{labels[index]}")], Smaller(rung), labels[index])),
            ];
        // Its last chain gives the graph's own track: the last but one of the rungs, or the only one.
        var own = chains[^1].To[^1];
        var graph = new GraphTrack(StreamKinds.Video, chains);
        return [.. labels.Select(label => label == own ? (PlannedTrack)graph : new BranchTrack(graph, label))];
    }

    /// <summary>
    /// The sound, beginning with the film: what is missing in front or between is silence. The encoder's run-up of one
    /// frame stands in place of the first 21 ms and not before zero, where it would need an edit list, which players
    /// read in different ways: so sound and picture both begin at zero, to every player.
    /// </summary>
    public static StreamTrack OfAudio(MediaInfo media, AudioStream audio, VideoStream? video)
    {
        var filters = new List<Filter>
        {
            new("aresample", $"{Text(HlsEncoding.SampleRate)}", "async=1", "first_pts=0"),
            new("atrim", RunUp),
        };
        // A player that runs out of sound before the film is whole in its buffer waits for more.
        if (audio.DurationSeconds is { } heard && video?.DurationSeconds is { } seen && heard < seen)
            filters.Insert(1, new Filter("apad", Padding(media, heard, seen)));
        return StreamTrack.Of(audio, filters);
    }

    /// <summary>
    /// To where the picture ends, where the source's word is good for it. Of a cut file, and of one whose length is reckoned
    /// from its first and last times (joined broadcasts jump by hours), only the difference is.
    /// </summary>
    private static string Padding(MediaInfo media, double heard, double seen) => media.Truncated || !Seeking.IsExact(media)
        ? FormattableString.Invariant($"pad_dur={seen - heard:0.######}")
        : FormattableString.Invariant($"whole_dur={seen:0.###}");

    private static IReadOnlyList<Filter> Largest(VideoStream video, HlsRung rung) =>
    [
        // From zero, like the sound: what is missing in front is the first frame.
        new Filter("fps", FrameRates.Constant(video).Text, "start_time=0"),
        .. FrameFilters.Sdr(video, rung.Size, H264.Matrix, H264.PixelFormat),
    ];

    private static IReadOnlyList<Filter> Smaller(HlsRung rung) =>
        [new Filter("scale", Text(rung.Size.Width), Text(rung.Size.Height), FrameFilters.ScalerFlags), new Filter("setsar", "1")];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
