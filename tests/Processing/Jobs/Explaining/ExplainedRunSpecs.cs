using MediaFunctions.Processing.Jobs.Explaining;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Tests.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Jobs.Explaining;

public sealed class ExplainedRunSpecs
{
    private static readonly PlannedFile File = new()
    {
        Name = "o.mp4",
        ContentType = "video/mp4",
        NeedsSeekableFile = true,
        MustHave = StreamKinds.Video,
    };

    [Theory]
    [InlineData(null, true, null, false, false, "the whole source")]
    [InlineData(null, true, null, true, false, "key frames")]
    [InlineData(null, true, null, false, true, "the first frame")]
    [InlineData(2.5, true, null, false, true, "the frame at 2.5 s")]
    [InlineData(2.5, false, null, false, true, "the key frame before 2.5 s")]
    [InlineData(3d, true, 4d, false, false, "a part from 3 s for 4 s")]
    public void How_an_input_is_read_is_said_in_words(double? seek, bool exact, double? length, bool keys, bool one, string expected)
    {
        var read = new SourceRead { SeekSeconds = seek, Exact = exact, LengthSeconds = length, KeyFramesOnly = keys, OneFrame = one };

        Assert.Equal(expected, ExplainedInput.Of(read).Summary);
    }

    [Theory]
    [InlineData(null, "at most 300 frames")]
    [InlineData(2.5, "at most 300 frames from 2.5 s")]
    public void A_reading_that_ends_after_some_frames_is_not_called_whole(double? seek, string expected)
    {
        var input = ExplainedInput.Of(new SourceRead { SeekSeconds = seek, Exact = false, MostFrames = 300 });

        Assert.Equal(("some-frames", expected), (input.Reads, input.Summary));
    }

    [Fact]
    public void An_object_beside_the_source_is_named_by_its_key()
    {
        var input = ExplainedInput.Of(new SourceRead { ObjectKey = "logos/a.png", OneFrame = true });

        Assert.Equal(("logos/a.png", "the first frame of logos/a.png"), (input.Object, input.Summary));
    }

    [Fact]
    public void What_is_copied_is_not_decoded_and_what_a_graph_takes_is()
    {
        var copied = Run(Output(StreamTrack.Of(Sources.Hd)) with { Encoding = [new("c:v", "copy")] });
        var graph = Run(Output(new GraphTrack(
            StreamKinds.Video, [new FilterChain([Pad.Of(0, 0), Pad.Of(1, 0)], [new Filter("overlay")], "out")])));

        Assert.Empty(DecodedStreams.Of(copied, Sources.Film));
        Assert.Equal(["video 0: h264 1920x1080 at 30 frames/s", "the picture logo.png"], DecodedStreams.Of(graph, Sources.Film));
    }

    private static PlannedRun Run(PlannedOutput output) => PlannedRun.Of(new OutputStep
    {
        Reads = [SourceRead.Whole, new SourceRead { ObjectKey = "logo.png", OneFrame = true }],
        Output = output,
        Reason = "Because.",
    });

    private static PlannedOutput Output(PlannedTrack track) => new()
    {
        Name = "o",
        Kind = "k",
        Tracks = [track],
        Encoding = [],
        File = File,
        Facts = new OutputFacts(),
    };
}
