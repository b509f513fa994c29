using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Kinds.Storyboard;

namespace MediaFunctions.Tests.Processing.Kinds.Storyboard;

public sealed class CueSpecs
{
    private static readonly StoryboardLayout Layout = new(new FrameSize(160, 90), Columns: 2, Rows: 2, IntervalMs: 1500, Tiles: 5);

    [Fact]
    public void Cues_follow_each_other_over_the_sheets_row_by_row_and_the_last_one_ends_with_the_film()
    {
        Assert.Equal(
            """
            WEBVTT

            00:00:00.000 --> 00:00:01.500
            a.jpg#xywh=0,0,160,90

            00:00:01.500 --> 00:00:03.000
            a.jpg#xywh=160,0,160,90

            00:00:03.000 --> 00:00:04.500
            a.jpg#xywh=0,90,160,90

            00:00:04.500 --> 00:00:06.000
            a.jpg#xywh=160,90,160,90

            00:00:06.000 --> 00:00:07.321
            b.jpg#xywh=0,0,160,90

            """,
            WebVtt.Write(StoryboardCues.For(Layout, ["a.jpg", "b.jpg"], 5, 7.3206)));
    }

    [Fact]
    public void Hours_have_as_many_digits_as_they_need()
    {
        Assert.Contains("05:59:59.999 --> 123:00:00.000", WebVtt.Write([new VttCue(21_599_999, 442_800_000, "x")]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, "x")]
    [InlineData(2, 1, "x")]
    [InlineData(-1, 1, "x")]
    [InlineData(0, 1, "")]
    [InlineData(0, 1, "a\n\nb")]
    [InlineData(0, 1, "a --> b")]
    [InlineData(0, 1, "<b>")]
    public void What_a_reader_would_take_for_something_else_is_not_written(long start, long end, string text)
    {
        Assert.Throws<ArgumentException>(() => WebVtt.Write([new VttCue(start, end, text)]));
    }
}
