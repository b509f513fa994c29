using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Frames.Best;

namespace MediaFunctions.Tests.Processing.Kinds.Thumbnail;

public sealed class FrameScoreSpecs
{
    private static readonly MeasuredFrame Good = new()
    {
        Read = 0,
        IsFirst = false,
        Seconds = 1,
        Light = 120,
        Range = 210,
        Spread = 120,
        EdgeWidth = 4,
        Change = 0.5,
    };

    [Fact]
    public void A_lit_sharp_steady_frame_of_full_contrast_is_nearly_perfect() => Assert.InRange(FrameScore.Of(Good), 0.85, 1);

    [Fact]
    public void Black_white_and_flat_frames_are_not_presentable()
    {
        MeasuredFrame[] frames =
        [
            Good with { Light = 16, Range = 3, Spread = 0, EdgeWidth = null },
            Good with { Light = 18, Range = 200 },
            Good with { Light = 235, Range = 0, Spread = 0, EdgeWidth = null },
            Good with { Range = 2, Spread = 0, EdgeWidth = null },
            Good with { Range = 2, Spread = 1, EdgeWidth = 9 },
        ];

        Assert.All(frames, frame => Assert.True(FrameScore.Of(frame) < FrameScore.Presentable, frame.ToString()));
    }

    [Fact]
    public void A_dark_scene_and_a_bright_page_are_presentable_and_worse_than_a_lit_one()
    {
        MeasuredFrame[] frames = [Good with { Light = 35, Spread = 40 }, Good with { Light = 222, Spread = 0, Range = 215 }];

        Assert.All(frames, frame => Assert.InRange(FrameScore.Of(frame), FrameScore.Presentable, FrameScore.Of(Good) / 2));
    }

    [Fact]
    public void What_is_out_of_focus_fading_or_flatter_is_worse()
    {
        MeasuredFrame[] worse =
        [
            Good with { EdgeWidth = 8 },
            Good with { Change = 5 },
            Good with { Spread = 60, Range = 120 },
            Good with { Light = 45 },
        ];

        Assert.All(worse, frame => Assert.True(FrameScore.Of(frame) < FrameScore.Of(Good) * 0.8, frame.ToString()));
    }

    [Fact]
    public void The_earliest_of_equals_is_chosen_by_the_clock_of_the_source()
    {
        SourceRead[] reads = [new() { SeekSeconds = 10, Exact = false }, new() { SeekSeconds = 30, Exact = false }];
        MeasuredFrame[] frames =
        [
            Good with { Read = 0, Seconds = -3, IsFirst = true, EdgeWidth = 9 },
            Good with { Read = 1, Seconds = -2.5, IsFirst = true },
            Good with { Read = 1, Seconds = -2.3 },
        ];

        var best = BestFrame.Choose(frames, reads);

        Assert.Equal(new BestFrame(reads[1], IsFirst: true, Seconds: 27.5), best);
    }

    [Fact]
    public void Nothing_is_chosen_of_nothing_of_the_unpresentable_and_of_reads_that_are_not_there()
    {
        Assert.Null(BestFrame.Choose([], [SourceRead.Whole]));
        Assert.Null(BestFrame.Choose([Good with { Light = 16 }], [SourceRead.Whole]));
        Assert.Null(BestFrame.Choose([Good with { Read = 1 }], [SourceRead.Whole]));
    }
}
