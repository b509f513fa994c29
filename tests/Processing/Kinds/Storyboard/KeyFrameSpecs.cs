using MediaFunctions.Processing.Kinds.Storyboard;

namespace MediaFunctions.Tests.Processing.Kinds.Storyboard;

public sealed class KeyFrameSpecs
{
    [Theory]
    [InlineData(true, 3, 8.0, 0, 2, 5, 7)]
    [InlineData(true, 3, null, 0, 3, 6)]
    [InlineData(false, 3, null, 0, 2, 5.1, 7)]
    [InlineData(false, 3, 12.0, 0, 2, 4)]
    [InlineData(false, 3, 12.0, 0)]
    [InlineData(true, 3, 2.5, 0)]
    [InlineData(false, 3, null)]
    public void Key_frames_are_close_where_no_gap_and_not_the_end_is_further_than_an_interval(
        bool close, double interval, double? end, params double[] keys)
    {
        Assert.Equal(close, StoryboardTiles.AreClose(keys, interval, end));
    }
}
