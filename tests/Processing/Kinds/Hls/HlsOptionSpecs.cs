using MediaFunctions.Processing.Kinds.Hls;
using static MediaFunctions.Tests.Processing.Kinds.OneOutput;

namespace MediaFunctions.Tests.Processing.Kinds.Hls;

public sealed class HlsOptionSpecs
{
    [Fact]
    public void The_kind_alone_is_enough()
    {
        Assert.Equal(new HlsOptions(), Options("""{"kind":"hls"}"""));
        Assert.Equal(6, new HlsOptions().SegmentSeconds);
    }

    [Fact]
    public void A_ladder_is_read_in_any_order_and_made_from_the_smallest()
    {
        var options = Options("""{"kind":"hls","ladder":["720p","240p"],"segment":3.5}""");

        Assert.Equal(["240p", "720p"], options.Ladder!.Select(rendition => rendition.Name));
        Assert.Equal(3.5, options.SegmentSeconds);
    }

    [Theory]
    [InlineData("segment", "2", "1.9")]
    [InlineData("segment", "10", "10.5")]
    [InlineData("segment", "6", "\"6\"")]
    [InlineData("segment", "6.0", "null")]
    [InlineData("segment", "6", "1e400")]
    [InlineData("ladder", "[\"1080p\"]", "\"1080p\"")]
    public void Every_option_has_its_bounds(string option, string right, string wrong)
    {
        Assert.Null(Read($$"""{"kind":"hls","{{option}}":{{right}}}""").Error);

        var mistake = Assert.Single(Read($$"""{"kind":"hls","{{option}}":{{wrong}}}""").Error!.All);
        Assert.Equal($"$.outputs.o.{option}", mistake.Path);
        Assert.Equal(wrong, mistake.Found);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[\"4320p\"]")]
    [InlineData("[\"720p\",\"720p\"]")]
    [InlineData("[720]")]
    [InlineData("[[\"720p\"]]")]
    [InlineData("[\"720p\\n-i\"]")]
    [InlineData("[\"720p,agroup:x v:1\"]")]
    [InlineData("[\"%v\"]")]
    [InlineData("[\"a\\\"b\"]")]
    [InlineData("[\"../x\"]")]
    [InlineData("[\"\\ud83c\\udfac\"]")]
    [InlineData("{}")]
    public void A_ladder_is_of_the_names_that_there_are_each_once(string ladder)
    {
        var mistake = Assert.Single(Read($$"""{"kind":"hls","ladder":{{ladder}}}""").Error!.All);

        Assert.Equal("$.outputs.o.ladder", mistake.Path);
        Assert.Contains("\"240p\", \"360p\", \"480p\", \"720p\", \"1080p\"", mistake.Expected, StringComparison.Ordinal);
    }

    private static HlsOptions Options(string output) => (HlsOptions)Read(output).Value!.Outputs[0].Options;
}
