using System.Globalization;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Frames.Best;

/// <summary>The step that measures frames: one text file, a block of lines a frame (<see cref="MeasuredFrames"/>).</summary>
public static class BestMeasure
{
    /// <summary>The frame metadata that holds the place of its read among the step's.</summary>
    public const string ReadKey = "read";

    // Small enough to cost little, large enough that what is blurred in a thumbnail is blurred here.
    private const int Side = 480;

    /// <summary>The step for an output of this name and kind.</summary>
    public static OutputStep For(PlannedOutput output, VideoStream video, IReadOnlyList<SourceRead> reads)
    {
        var size = FrameSize.Fit(video, Side, Side);
        var file = $"{output.Name}-frames.txt";
        return new OutputStep
        {
            Reads = reads,
            Output = new PlannedOutput
            {
                Name = output.Name,
                Kind = output.Kind,
                Tracks = [new GraphTrack(StreamKinds.Video, [.. reads.Select((read, index) => Measured(read, index, video, size)), Printed(reads.Count, file)])],
                // Without it FFmpeg decodes up to the time of a seek, also where that is not to be exact.
                Encoding = [new("fps_mode", "passthrough")],
                File = new PlannedFile
                {
                    Name = file,
                    ByFilter = true,
                    ContentType = "text/plain",
                    NeedsSeekableFile = false,
                    MustHave = StreamKinds.Video,
                },
                Facts = new OutputFacts { Width = size.Width, Height = size.Height },
            },
            Reason = reads is [{ SeekSeconds: null }]
                ? "Light, contrast, sharpness and change are measured five times a second, from the start."
                : $"Light, contrast, sharpness and change are measured at {Text(reads.Count)} places, each from its key frame on.",
        };
    }

    private static FilterChain Measured(SourceRead read, int index, VideoStream video, FrameSize size)
    {
        var filters = new List<Filter>
        {
            // The end of the chain ends the reading, where nobody else has a use for it.
            new("trim", $"end_frame={Text(BestReads.MostFrames(read, video))}"),
            new("framestep", Text(BestReads.Step(video))),
        };
        // As it is stored, HDR too: the scaler's tone-mapping takes seconds to set up, in each chain, and who is best among
        // the frames of one film does not depend on it.
        filters.AddRange(FrameFilters.Sdr(video with { IsHdr = false }, size, "bt709", "yuv420p"));
        filters.AddRange(
        [
            new Filter("signalstats"),
            new Filter("blurdetect"),
            // At this threshold every frame is told its own time, which the joining below changes.
            new Filter("scdet", "threshold=0"),
            new Filter("metadata", "mode=add", $"key={ReadKey}", $"value={Text(index)}"),
        ]);
        return new FilterChain([Pad.Of(index, video.Index)], filters, Label(index));
    }

    /// <summary>One file for all: FFmpeg reads the inputs one after the other, as the joining asks for them.</summary>
    private static FilterChain Printed(int reads, string file) => new(
        [.. Enumerable.Range(0, reads).Select(index => Pad.Of(Label(index)))],
        [
            .. reads > 1 ? [new Filter("concat", $"n={Text(reads)}")] : Array.Empty<Filter>(),
            new Filter("metadata", "mode=print", $"file={file}"),
            // The null muxer, too, complains of times that go backwards.
            new Filter("setpts", "N"),
        ],
        "all");

    private static string Label(int index) => $"r{Text(index)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
