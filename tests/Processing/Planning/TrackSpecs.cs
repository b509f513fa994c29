using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Planning;

/// <summary>Outputs of several streams, of graphs, of several inputs, as arguments.</summary>
public sealed class TrackSpecs
{
    private static readonly Filter Small = new("scale", "16", "16");

    [Fact]
    public void Two_tracks_of_one_stream_are_two_ends_of_one_graph()
    {
        var arguments = Write(Output("a.mp4", StreamTrack.Of(Sources.Hd, Small), StreamTrack.Of(Sources.Hd), StreamTrack.Of(Sources.Stereo)));

        Assert.Contains(
            "-filter_complex [0:0]split=2[s0n0c1][s0n0c2];[s0n0c1]scale=16:16[o0t0];[s0n0c2]null[o0t1] -map [o0t0] -map [o0t1] -map 0:1 ",
            arguments, StringComparison.Ordinal);
    }

    [Fact]
    public void Sounds_of_several_outputs_are_one_graph_and_what_is_copied_is_in_none()
    {
        var copy = Output("c.mp4", StreamTrack.Of(Sources.Stereo)) with { Encoding = [new("c:a", "copy")] };

        var arguments = Write(Output("a.mp4", StreamTrack.Of(Sources.Stereo, new Filter("volume", "2"))), copy, Output("b.mp4", StreamTrack.Of(Sources.Stereo)));

        Assert.Contains("-filter_complex [0:1]asplit=2[s0n1c1][s0n1c2];[s0n1c1]volume=2[o0t0];[s0n1c2]anull[o2t0] -map [o0t0] ", arguments, StringComparison.Ordinal);
        Assert.Contains("-map 0:1 -c:a copy", arguments, StringComparison.Ordinal);
        Assert.Contains("-map [o2t0] ", arguments, StringComparison.Ordinal);
    }

    [Fact]
    public void The_one_picture_of_an_output_has_a_plain_filter()
    {
        Assert.Contains("-map 0:0 -map 0:1 -vf scale=16:16", Write(Output("a.mp4", StreamTrack.Of(Sources.Hd, Small), StreamTrack.Of(Sources.Stereo))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_joins_inputs_and_its_last_label_is_the_track()
    {
        var graph = new GraphTrack(
            StreamKinds.Video,
            [
                new FilterChain([Pad.Of(0, 0)], [Small], "base"),
                new FilterChain([Pad.Of("base"), Pad.Of(1, 0)], [new Filter("overlay", "x=1")], "out"),
            ]);

        var arguments = Write(Output("a.mp4", graph, StreamTrack.Of(Sources.Stereo)));

        Assert.Contains(
            "-filter_complex [0:0]scale=16:16[o0t0base];[o0t0base][1:0]overlay=x=1[o0t0out] -map [o0t0out] -map 0:1",
            arguments, StringComparison.Ordinal);
    }

    [Fact]
    public void Graphs_of_two_outputs_are_one_with_labels_apart()
    {
        var graph = new GraphTrack(StreamKinds.Video, [new FilterChain([Pad.Of(0, 0)], [Small], "x")]);

        var arguments = Write(Output("a.mp4", graph), Output("b.mp4", graph));

        Assert.Contains(
            "-filter_complex [0:0]split=2[s0n0c1][s0n0c2];[s0n0c1]scale=16:16[o0t0x];[s0n0c2]scale=16:16[o1t0x] -map [o0t0x]",
            arguments, StringComparison.Ordinal);
        Assert.Contains("-map [o1t0x]", arguments, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_filter_writes_goes_nowhere_else()
    {
        var output = Output("numbers.txt", StreamTrack.Of(Sources.Stereo, new Filter("astats")));

        var arguments = Write(output with { File = output.File with { ByFilter = true } });

        Assert.EndsWith("-f null \"-\" -y", arguments, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_whose_inputs_are_not_all_served_is_refused()
    {
        var run = Run(Output("a.mp4", StreamTrack.Of(Sources.Stereo)));

        Assert.Throws<ArgumentException>(() => ArgumentWriter.Write(run with { Inputs = [SourceRead.Whole] }, [], "/w"));
    }

    [Theory]
    [InlineData("o/sheet-%03d.jpg")]
    [InlineData("o/master.m3u8")]
    public void Several_files_stand_in_a_folder_of_their_own(string name)
    {
        Assert.Contains($"\"/w/{name}\"", Write(Output(name, StreamTrack.Of(Sources.Hd))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("o/../../etc/passwd")]
    [InlineData("/o/a.jpg")]
    [InlineData("o/p/a.jpg")]
    [InlineData("o/.a")]
    [InlineData("%d/a.jpg")]
    public void A_folder_that_is_not_ours_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => Write(Output(name, StreamTrack.Of(Sources.Hd))));
    }

    private static string Write(params PlannedOutput[] outputs) => ArgumentWriter.Write(
        Run(outputs), new Uri("http://127.0.0.1:9/s"), "/w", new SourceFlags { FormatWhitelist = "mov" });

    private static PlannedRun Run(params PlannedOutput[] outputs) => new()
    {
        Name = "run",
        Inputs = [SourceRead.Whole, new SourceRead { SeekSeconds = 1 }],
        Parts = [.. outputs.Select(output => new RunPart { Output = output })],
        Reasons = ["A test."],
    };

    private static PlannedOutput Output(string file, params PlannedTrack[] tracks) => new()
    {
        Name = "o",
        Kind = "test",
        Tracks = tracks,
        Encoding = [],
        File = new PlannedFile { Name = file, ContentType = "video/mp4", NeedsSeekableFile = true, MustHave = StreamKinds.None },
        Facts = new OutputFacts(),
    };
}
