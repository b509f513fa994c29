using MediaFunctions.Processing.Kinds.Audio;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Kinds.Thumbnail;
using MediaFunctions.Processing.Kinds;
using static MediaFunctions.Tests.Processing.Kinds.OneOutput;

namespace MediaFunctions.Tests.Processing.Kinds;

public sealed class OptionSpecs
{
    [Fact]
    public void The_kind_alone_is_enough()
    {
        Assert.Equal(new ThumbnailOptions(), Options("""{"kind":"thumbnail"}"""));
        Assert.Equal(new AudioOptions(), Options("""{"kind":"audio"}"""));
    }

    [Theory]
    [InlineData("2s", 2d, null)]
    [InlineData("1.5s", 1.5, null)]
    [InlineData("0s", 0d, null)]
    [InlineData("00:01:02.5", 62.5, null)]
    [InlineData("99:59:59.999", 359999.999, null)]
    [InlineData("50%", null, 0.5)]
    [InlineData("0%", null, 0d)]
    [InlineData("100%", null, 1d)]
    [InlineData("12.5%", null, 0.125)]
    public void A_time_is_read(string at, double? seconds, double? share)
    {
        Assert.Equal(new MediaTime(seconds, share), MediaTime.Parse(at));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-1s")]
    [InlineData("1e3s")]
    [InlineData("360000s")]
    [InlineData("100.1%")]
    [InlineData("00:60:00")]
    [InlineData("00:00:60")]
    [InlineData("1:02")]
    [InlineData("2s\n")]
    [InlineData("٢s")]
    [InlineData("best")]
    [InlineData("2s;-i x")]
    public void What_is_no_time_is_refused(string at)
    {
        Assert.Null(MediaTime.Parse(at));
    }

    [Theory]
    [InlineData("""{"kind":"thumbnail"}""", true)]
    [InlineData("""{"kind":"thumbnail","at":"50%"}""", false)]
    [InlineData("""{"kind":"thumbnail","at":"50%","exact":true}""", true)]
    [InlineData("""{"kind":"thumbnail","at":"5s","exact":false}""", false)]
    public void A_time_is_exact_and_a_percentage_is_the_key_frame_before_unless_they_say_otherwise(string output, bool exact)
    {
        Assert.Equal(exact, ((ThumbnailOptions)Options(output)).Exact);
    }

    [Theory]
    [InlineData("thumbnail", "width", "16", "15")]
    [InlineData("thumbnail", "width", "8192", "8193")]
    [InlineData("thumbnail", "height", "16", "15")]
    [InlineData("thumbnail", "height", "8192", "1e9")]
    [InlineData("thumbnail", "quality", "1", "0")]
    [InlineData("thumbnail", "quality", "100", "101")]
    [InlineData("thumbnail", "format", "\"webp\"", "\"gif\"")]
    [InlineData("thumbnail", "exact", "true", "\"true\"")]
    [InlineData("thumbnail", "upscale", "false", "null")]
    [InlineData("audio", "format", "\"opus\"", "\"ogg\"")]
    [InlineData("audio", "bitrate", "\"32k\"", "\"31k\"")]
    [InlineData("audio", "bitrate", "\"320k\"", "\"321k\"")]
    [InlineData("audio", "bitrate", "\"128k\"", "128000")]
    [InlineData("audio", "bitrate", "\"64k\"", "\"64k -i /etc/passwd\"")]
    [InlineData("audio", "channels", "1", "0")]
    [InlineData("audio", "channels", "2", "3")]
    [InlineData("audio", "sampleRate", "48000", "96000")]
    [InlineData("audio", "sampleRate", "8000", "44101")]
    public void Every_option_has_its_bounds(string kind, string option, string right, string wrong)
    {
        Assert.Null(Read($$"""{"kind":"{{kind}}","{{option}}":{{right}}}""").Error);

        var mistake = Assert.Single(Read($$"""{"kind":"{{kind}}","{{option}}":{{wrong}}}""").Error!.All);
        Assert.Equal($"$.outputs.o.{option}", mistake.Path);
        Assert.Equal(wrong, mistake.Found);
    }

    [Theory]
    [InlineData("aac", "bitrate", "\"512k\"", "\"513k\"")]
    [InlineData("opus", "bitrate", "\"6k\"", "\"5k\"")]
    [InlineData("opus", "sampleRate", "48000", "44100")]
    [InlineData("flac", "channels", "6", "8")]
    [InlineData("wav", "sampleRate", "96000", "192000")]
    public void Every_format_of_sound_has_its_own_bounds(string format, string option, string right, string wrong)
    {
        Assert.Null(Read($$"""{"kind":"audio","format":"{{format}}","{{option}}":{{right}}}""").Error);
        Assert.Single(Read($$"""{"kind":"audio","format":"{{format}}","{{option}}":{{wrong}}}""").Error!.All);
    }

    private static OutputOptions Options(string output) => Read(output).Value!.Outputs[0].Options;
}
