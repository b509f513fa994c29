using MediaFunctions.Standalone.Terminal;

namespace MediaFunctions.Tests.Standalone.Terminal;

public sealed class FilterWordsSpecs
{
    [Fact]
    public void Of_each_filter_what_fits_is_shown()
    {
        Assert.Equal(
            ["select=..., scale=1280:720:..., setsar=1, sidedata=mode=delete, format=yuv420p"],
            FilterWords.Of("select='if(gte(t,ld(0)-0.2/60),1+0*st(0,max(ld(0),t-0.2/60)+1/60))',scale=1280:720:flags=bicubic+accurate_rnd+bitexact:out_color_matrix=bt709,setsar=1,sidedata=mode=delete,format=yuv420p"));
    }

    [Fact]
    public void Of_many_chains_the_first_are_shown_and_how_many_more_there_are()
    {
        Assert.Equal(["a", "b", "c", "d"], FilterWords.Of("a; b; c; d"));
        Assert.Equal(["trim=end_frame=24", "b", "c", "and 11 more"], FilterWords.Of("trim=end_frame=24; b; c; e" + string.Concat(Enumerable.Repeat("; d", 10))));
    }

    [Fact]
    public void Chains_that_look_alike_are_shown_once()
    {
        Assert.Equal(
            ["12 times scale=480:270:...", "concat=n=12"],
            FilterWords.Of(string.Concat(Enumerable.Repeat("scale=480:270:flags=bicubic+accurate_rnd; ", 12)) + "concat=n=12"));
    }
}
