using System.Globalization;
using MediaFunctions.Processing.Kinds.Storyboard;

namespace MediaFunctions.Tests.Processing.Kinds.Storyboard;

public sealed class KeyFrameSpecs
{
    [Theory]
    [InlineData(true, 8.0, "0 2 5 7")]
    [InlineData(true, null, "0 3 6")]
    [InlineData(false, null, "0 2 5.1 7")]
    [InlineData(false, 12.0, "0 2 4")]
    [InlineData(false, 12.0, "0")]
    [InlineData(true, 2.5, "0")]
    [InlineData(false, null, "")]
    public void Key_frames_are_close_where_no_gap_and_not_the_end_is_further_than_an_interval(bool close, double? end, string keys)
    {
        double[] seconds = [.. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => double.Parse(key, CultureInfo.InvariantCulture))];

        Assert.Equal(close, StoryboardTiles.AreClose(seconds, 3, end));
    }
}
