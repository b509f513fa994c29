using MediaFunctions.Processing.Kinds.Frames.Best;

namespace MediaFunctions.Tests.Processing.Kinds.Thumbnail;

public sealed class MeasuredFramesSpecs
{
    [Fact]
    public void Blocks_of_lines_become_frames_with_their_neighbours_change()
    {
        var frames = MeasuredFrames.Read([.. Block(0, -0.5, 0, "3.5"), .. Block(0, -0.3, 7, "4"), .. Block(0, -0.1, 2, "-nan"), .. Block(1, 0, 0, "5")]);

        Assert.Equal([-0.5, -0.3, -0.1, 0], frames.Select(frame => frame.Seconds));
        Assert.Equal([true, false, false, true], frames.Select(frame => frame.IsFirst));
        // The first by the one behind, the second by the nearer of both, the last by the one before; one alone by none.
        Assert.Equal([7, 2, 2, null], frames.Select(frame => frame.Change));
        Assert.Equal([3.5, 4, null, 5], frames.Select(frame => frame.EdgeWidth));
        Assert.All(frames, frame => Assert.Equal((120, 210, 222), (frame.Light, frame.Range, frame.Spread)));
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("read=0")]
    [InlineData("frame:0    pts:0", "read=0", "lavfi.scd.time=nan")]
    [InlineData("frame:0    pts:0", "lavfi.signalstats.YAVG=")]
    [InlineData("\0\0\0", "frame:", "=")]
    public void A_file_that_breaks_off_or_makes_no_sense_gives_no_frame(params string[] lines) => Assert.Empty(MeasuredFrames.Read(lines));

    private static IEnumerable<string> Block(int read, double seconds, double change, string blur) =>
    [
        "frame:0    pts:1       pts_time:1",
        "lavfi.signalstats.YMIN=20", "lavfi.signalstats.YMAX=230", "lavfi.signalstats.YAVG=120", "lavfi.signalstats.YLOW=40",
        "lavfi.signalstats.YHIGH=200", "lavfi.signalstats.ULOW=16", "lavfi.signalstats.UHIGH=100", "lavfi.signalstats.VLOW=16",
        "lavfi.signalstats.VHIGH=238", $"lavfi.blur={blur}", FormattableString.Invariant($"lavfi.scd.mafd={change}"),
        FormattableString.Invariant($"lavfi.scd.time={seconds}"), $"read={read}",
    ];
}
