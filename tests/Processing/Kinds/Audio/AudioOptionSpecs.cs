using System.Text.Json;
using MediaFunctions.Processing.Kinds.Audio;
using static MediaFunctions.Tests.Processing.Kinds.OneOutput;

namespace MediaFunctions.Tests.Processing.Kinds.Audio;

public sealed class AudioOptionSpecs
{
    [Theory]
    [InlineData("loudness", "-70", "-70.1")]
    [InlineData("loudness", "-5", "-4.9")]
    [InlineData("loudness", "-16.5", "\"-16\"")]
    [InlineData("track", "1", "0")]
    [InlineData("track", "64", "65")]
    [InlineData("track", "2", "\"deu\"")]
    public void Every_option_has_its_bounds(string option, string right, string wrong)
    {
        Assert.Null(Read($$"""{"kind":"audio","{{option}}":{{right}}}""").Error);

        var mistake = Assert.Single(Read($$"""{"kind":"audio","{{option}}":{{wrong}}}""").Error!.All);
        Assert.Equal($"$.outputs.o.{option}", mistake.Path);
        Assert.Equal(wrong, mistake.Found);
    }

    [Fact]
    public void A_true_peak_is_from_minus_nine_to_nought_and_belongs_to_a_loudness()
    {
        Assert.Null(Read("""{"kind":"audio","loudness":-16,"truePeak":-9}""").Error);
        Assert.Equal("a number from -9 to 0", Assert.Single(Read("""{"kind":"audio","loudness":-16,"truePeak":0.1}""").Error!.All).Expected);
        Assert.Equal(
            "no truePeak without a loudness: nothing is made louder",
            Assert.Single(Read("""{"kind":"audio","truePeak":-1}""").Error!.All).Expected);
    }

    [Theory]
    [InlineData("-16:TP=0")]
    [InlineData("a\nb")]
    [InlineData("'\"%\\ 🎬")]
    public void No_text_passes_for_a_number(string text)
    {
        var value = JsonSerializer.Serialize(text);

        var mistakes = Read($$"""{"kind":"audio","loudness":{{value}},"truePeak":{{value}},"track":{{value}}}""").Error!.All;

        Assert.Equal(["$.outputs.o.track", "$.outputs.o.loudness", "$.outputs.o.truePeak"], mistakes.Select(mistake => mistake.Path));
    }

    [Fact]
    public void Nothing_is_made_louder_unless_it_is_asked_for()
    {
        var options = (AudioOptions)Read("""{"kind":"audio"}""").Value!.Outputs[0].Options;

        Assert.Null(options.Loudness);
        Assert.Equal(-1.5, options.TruePeak);
    }
}
