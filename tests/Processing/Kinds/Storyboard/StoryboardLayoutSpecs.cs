using MediaFunctions.Processing.Kinds.Storyboard;
using MediaFunctions.Tests.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Kinds.Storyboard;

public sealed class StoryboardLayoutSpecs
{
    [Theory]
    [InlineData(0.8, 1, 1)]
    [InlineData(12, 1, 12)]
    [InlineData(99.5, 1, 100)]
    [InlineData(250, 3, 84)]
    [InlineData(1000, 10, 100)]
    [InlineData(7200, 12, 600)]
    [InlineData(21600, 12, 1800)]
    public void A_film_has_about_a_hundred_tiles_one_second_apart_at_least_and_twelve_at_most(double length, double interval, int tiles)
    {
        var layout = Layout(new StoryboardOptions(), length);

        Assert.Equal(interval * 1000, layout.IntervalMs);
        Assert.Equal(tiles, layout.Tiles);
    }

    [Fact]
    public void More_tiles_than_a_storyboard_holds_are_further_apart_than_was_asked()
    {
        var layout = Layout(new StoryboardOptions { IntervalSeconds = 1 }, 21600);

        Assert.Equal(8640, layout.IntervalMs);
        Assert.Equal(StoryboardLayout.MostTiles, layout.Tiles);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 4, 1)]
    [InlineData(6, 5, 2)]
    [InlineData(25, 5, 5)]
    [InlineData(26, 5, 5)]
    public void A_film_of_one_sheet_has_no_empty_rows(double length, int columns, int rows)
    {
        var layout = Layout(new StoryboardOptions(), length);

        Assert.Equal((columns, rows), (layout.Columns, layout.Rows));
    }

    [Fact]
    public void A_frame_that_begins_as_the_film_ends_is_no_tile()
    {
        Assert.Equal(4, Layout(new StoryboardOptions { IntervalSeconds = 0.3 }, 1.2).Tiles);
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1080, 1920)]
    [InlineData(8000, 100)]
    [InlineData(100, 8000)]
    public void No_sheet_is_larger_than_formats_and_memory_hold(int width, int height)
    {
        var video = Sources.Hd with { DisplayWidth = width, DisplayHeight = height };

        var sheet = StoryboardLayout.For(new StoryboardOptions { Columns = 16, Rows = 20, Width = 1023 }, video, 3600).Sheet;

        Assert.InRange(sheet.Width, 1, StoryboardLayout.MostSide);
        Assert.InRange(sheet.Height, 1, StoryboardLayout.MostSide);
        Assert.InRange(sheet.Width * (double)sheet.Height, 1, 32e6);
    }

    private static StoryboardLayout Layout(StoryboardOptions options, double length) => StoryboardLayout.For(options, Sources.Hd, length);
}
