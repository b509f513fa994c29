using System.Text.Json;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Clip;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Kinds.Watermark;
using MediaFunctions.Processing.Recipes;
using static MediaFunctions.Tests.Processing.Kinds.OneOutput;

namespace MediaFunctions.Tests.Processing.Kinds.Films;

/// <summary>What transcode, clip and watermark take and refuse.</summary>
public sealed class FilmOptionSpecs
{
    [Theory]
    [InlineData("""{"kind":"transcode"}""", "preset")]
    [InlineData("""{"kind":"clip","to":"2s"}""", "from")]
    [InlineData("""{"kind":"clip","from":"2s"}""", "to")]
    [InlineData("""{"kind":"watermark"}""", "image")]
    public void What_is_required_is_asked_for(string output, string option)
    {
        var mistake = Assert.Single(Mistakes(output));

        Assert.Equal(($"$.outputs.o.{option}", "nothing"), (mistake.Path, mistake.Found));
        Assert.NotEqual("", mistake.Expected);
    }

    [Fact]
    public void A_watermark_needs_no_more_than_its_image()
    {
        var options = (WatermarkOptions)Options("""{"kind":"watermark","image":"a.png"}""");

        Assert.Equal(new WatermarkOptions("a.png"), options);
        Assert.Equal(("720p", WatermarkPosition.BottomRight, 0.03, 0.15, 1d), (options.Preset.Name, options.Position, options.Margin, options.Size, options.Opacity));
    }

    [Theory]
    [InlineData("""{"kind":"transcode","preset":VALUE}""", "preset", "\"1080p\"", "\"4k\"")]
    [InlineData("""{"kind":"transcode","preset":VALUE}""", "preset", "\"480p\"", "480")]
    [InlineData("""{"kind":"transcode","preset":VALUE}""", "preset", "\"720p\"", "\"720p -f mov\"")]
    [InlineData("""{"kind":"clip","from":VALUE,"to":"100%"}""", "from", "\"0s\"", "0")]
    [InlineData("""{"kind":"clip","from":VALUE,"to":"100%"}""", "from", "\"00:00:01\"", "\"1s;-i x\"")]
    [InlineData("""{"kind":"clip","from":"10%","to":VALUE}""", "to", "\"2s\"", "null")]
    [InlineData("""{"kind":"clip","from":"2s","to":VALUE}""", "to", "\"2.1s\"", "\"2s\"")]
    [InlineData("""{"kind":"clip","from":"50%","to":VALUE}""", "to", "\"51%\"", "\"50%\"")]
    [InlineData("""{"kind":"watermark","image":"a","position":VALUE}""", "position", "\"top\"", "\"x=0:y=0\"")]
    [InlineData("""{"kind":"watermark","image":"a","margin":VALUE}""", "margin", "0", "-0.01")]
    [InlineData("""{"kind":"watermark","image":"a","margin":VALUE}""", "margin", "\"40%\"", "\"41%\"")]
    [InlineData("""{"kind":"watermark","image":"a","size":VALUE}""", "size", "0.01", "0")]
    [InlineData("""{"kind":"watermark","image":"a","size":VALUE}""", "size", "\"100%\"", "\"15\"")]
    [InlineData("""{"kind":"watermark","image":"a","opacity":VALUE}""", "opacity", "0", "1.01")]
    [InlineData("""{"kind":"watermark","image":"a","opacity":VALUE}""", "opacity", "1", "true")]
    [InlineData("""{"kind":"watermark","image":"a","from":"1s","to":VALUE}""", "to", "\"2s\"", "\"1s\"")]
    [InlineData("""{"kind":"watermark","image":"a","preset":VALUE}""", "preset", "\"240p\"", "\"\"")]
    public void Every_option_has_its_bounds(string output, string option, string right, string wrong)
    {
        Assert.Empty(Mistakes(output.Replace("VALUE", right, StringComparison.Ordinal)));

        var mistake = Assert.Single(Mistakes(output.Replace("VALUE", wrong, StringComparison.Ordinal)));
        Assert.Equal(($"$.outputs.o.{option}", wrong), (mistake.Path, mistake.Found));
    }

    [Theory]
    [InlineData("logo.png")]
    [InlineData("logos/a b'c\"d\\e:f%g;h,i[j]=k.png")]
    [InlineData("🦊/..png/.../-i")]
    [InlineData("$(touch x)`touch y`")]
    public void Any_key_that_an_object_may_have_is_an_image(string key)
    {
        var options = (WatermarkOptions)Options(Watermark(key));

        Assert.Equal([key], KindCatalog.All["watermark"].Objects(options));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("logos/../secret.png")]
    [InlineData("./logo.png")]
    [InlineData("logo.png/..")]
    [InlineData("line\nfeed.png")]
    [InlineData("null\0.png")]
    public void A_key_that_no_object_may_have_is_refused(string key)
    {
        var mistake = Assert.Single(Mistakes(Watermark(key)));

        Assert.Equal(("$.outputs.o.image", ObjectKey.Expected), (mistake.Path, mistake.Expected));
    }

    [Fact]
    public void A_key_has_at_most_1024_bytes_of_utf8()
    {
        Assert.Empty(Mistakes(Watermark(new string('ü', 512))));
        Assert.Single(Mistakes(Watermark(new string('ü', 512) + "a")));
        Assert.Null(ObjectKey.Parse("half \ud800 of a pair"));
    }

    [Fact]
    public void All_mistakes_are_found_at_once()
    {
        var mistakes = Mistakes("""{"kind":"watermark","image":"..","position":1,"margin":2,"size":3,"opacity":4,"from":5,"to":6,"preset":7,"colour":8}""");

        Assert.Equal(9, mistakes.Count);
    }

    [Fact]
    public void A_clip_knows_its_times()
    {
        Assert.Equal(new MediaTime(1.5, null), ((ClipOptions)Options("""{"kind":"clip","from":"1.5s","to":"50%"}""")).Span.From);
    }

    private static string Watermark(string key) => $$"""{"kind":"watermark","image":{{JsonSerializer.Serialize(key)}}}""";

    private static OutputOptions Options(string output) => Read(output).Value!.Outputs[0].Options;

    private static IReadOnlyList<RecipeMistake> Mistakes(string output) => [.. Read(output).Error?.All ?? []];
}
