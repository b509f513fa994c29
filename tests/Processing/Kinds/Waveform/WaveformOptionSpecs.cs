using System.Text.Json;
using MediaFunctions.Processing.Kinds.Waveform;
using static MediaFunctions.Tests.Processing.Kinds.OneOutput;

namespace MediaFunctions.Tests.Processing.Kinds.Waveform;

public sealed class WaveformOptionSpecs
{
    [Theory]
    [InlineData("json", "pixelsPerSecond", "1", "0")]
    [InlineData("json", "pixelsPerSecond", "100", "101")]
    [InlineData("json", "pixelsPerSecond", "20", "20.5")]
    [InlineData("json", "bits", "16", "12")]
    [InlineData("json", "bits", "8", "\"8\"")]
    [InlineData("png", "width", "16", "15")]
    [InlineData("png", "width", "8192", "8193")]
    [InlineData("png", "height", "16", "15")]
    [InlineData("png", "height", "8192", "1e9")]
    [InlineData("png", "color", "\"#ff8000\"", "\"#ff800\"")]
    [InlineData("png", "color", "\"#FF800080\"", "\"ff8000\"")]
    [InlineData("png", "color", "\"transparent\"", "\"red\"")]
    [InlineData("png", "background", "\"#00000000\"", "\"#0000000g\"")]
    [InlineData("png", "background", "\"#000000\"", "0")]
    public void Every_option_has_its_bounds(string format, string option, string right, string wrong)
    {
        Assert.Null(Read($$"""{"kind":"waveform","format":"{{format}}","{{option}}":{{right}}}""").Error);

        var mistake = Assert.Single(Read($$"""{"kind":"waveform","format":"{{format}}","{{option}}":{{wrong}}}""").Error!.All);
        Assert.Equal($"$.outputs.o.{option}", mistake.Path);
        Assert.Equal(wrong, mistake.Found);
    }

    [Theory]
    [InlineData("#ff8000\n")]
    [InlineData("#ff8000:x=1")]
    [InlineData("'\"%\\ 🎬")]
    [InlineData("#٠٠٠٠٠٠")]
    [InlineData("")]
    public void No_other_text_passes_for_a_colour(string text)
    {
        var recipe = $$"""{"kind":"waveform","format":"png","color":{{JsonSerializer.Serialize(text)}}}""";

        Assert.Equal(PictureColor.Expected, Assert.Single(Read(recipe).Error!.All).Expected);
    }

    [Fact]
    public void Options_of_the_other_format_are_refused()
    {
        Assert.Equal(
            ["$.outputs.o.width", "$.outputs.o.color"],
            Read("""{"kind":"waveform","width":100,"color":"#ff8000"}""").Error!.All.Select(mistake => mistake.Path));
        Assert.Equal(
            "no bits, as png is a picture; or the format \"json\"",
            Assert.Single(Read("""{"kind":"waveform","format":"png","bits":8}""").Error!.All).Expected);
    }

    [Fact]
    public void The_kind_alone_is_enough()
    {
        Assert.Equal(new WaveformOptions(), Read("""{"kind":"waveform"}""").Value!.Outputs[0].Options);
    }
}
