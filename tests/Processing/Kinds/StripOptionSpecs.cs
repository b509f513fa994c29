using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Preview;
using MediaFunctions.Processing.Kinds.Storyboard;
using static MediaFunctions.Tests.Processing.Kinds.OneOutput;

namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>The options of storyboards and previews.</summary>
public sealed class StripOptionSpecs
{
    [Fact]
    public void The_kind_alone_is_enough()
    {
        Assert.Equal(new StoryboardOptions(), Options("""{"kind":"storyboard"}"""));
        Assert.Equal(new PreviewOptions(), Options("""{"kind":"preview"}"""));
    }

    [Fact]
    public void Every_option_is_read()
    {
        Assert.Equal(
            new StoryboardOptions { Columns = 10, Rows = 1, Width = 240, IntervalSeconds = 62.5, Format = StoryboardFormat.Webp, Quality = 30 },
            Options("""{"kind":"storyboard","columns":10,"rows":1,"width":240,"interval":"00:01:02.5","format":"webp","quality":30}"""));
        Assert.Equal(
            new PreviewOptions { Format = PreviewFormat.Mp4, Moments = 3, MomentSeconds = 1.5, Width = 480, FrameRate = 60, Quality = 90 },
            Options("""{"kind":"preview","format":"mp4","moments":3,"momentLength":"1.5s","width":480,"fps":60,"quality":90}"""));
    }

    [Theory]
    [InlineData("storyboard", "columns", "1", "0")]
    [InlineData("storyboard", "columns", "20", "21")]
    [InlineData("storyboard", "rows", "20", "2.5")]
    [InlineData("storyboard", "width", "32", "31")]
    [InlineData("storyboard", "width", "1024", "\"1024\"")]
    [InlineData("storyboard", "interval", "\"0.1s\"", "\"0.05s\"")]
    [InlineData("storyboard", "interval", "\"01:00:00\"", "\"01:00:01\"")]
    [InlineData("storyboard", "interval", "\"5s\"", "5")]
    [InlineData("storyboard", "interval", "\"5s\"", "\"10%\"")]
    [InlineData("storyboard", "interval", "\"5s\"", "\"5s,select=0\"")]
    [InlineData("storyboard", "format", "\"jpg\"", "\"png\"")]
    [InlineData("storyboard", "format", "\"webp\"", "\"%03d:\\\\n\\\"\uD83D\uDE00\"")]
    [InlineData("storyboard", "quality", "100", "0")]
    [InlineData("preview", "format", "\"gif\"", "\"apng\"")]
    [InlineData("preview", "moments", "12", "13")]
    [InlineData("preview", "moments", "1", "0")]
    [InlineData("preview", "momentLength", "\"0.2s\"", "\"0.1s\"")]
    [InlineData("preview", "momentLength", "\"5s\"", "\"5.1s\"")]
    [InlineData("preview", "momentLength", "\"1s\"", "\"1s\\n\"")]
    [InlineData("preview", "width", "16", "15")]
    [InlineData("preview", "width", "1280", "1281")]
    [InlineData("preview", "fps", "30", "31")]
    [InlineData("preview", "quality", "1", "null")]
    [InlineData("preview", "loop", "false", "0")]
    public void Every_option_has_its_bounds(string kind, string option, string right, string wrong)
    {
        Assert.Null(Read($$"""{"kind":"{{kind}}","{{option}}":{{right}}}""").Error);

        var mistake = Assert.Single(Read($$"""{"kind":"{{kind}}","{{option}}":{{wrong}}}""").Error!.All);
        Assert.Equal($"$.outputs.o.{option}", mistake.Path);
        Assert.NotEmpty(mistake.Expected);
    }

    [Theory]
    [InlineData("""{"kind":"storyboard","columns":20,"width":1024}""", "width", "at most 819 pixels for 20 columns")]
    [InlineData("""{"kind":"preview","moments":12,"momentLength":"5s"}""", "momentLength", "at most \"2.5s\" for 12 moments")]
    [InlineData("""{"kind":"preview","format":"gif","quality":50}""", "quality", "gif has none")]
    [InlineData("""{"kind":"preview","format":"mp4","loop":true}""", "loop", "the page that shows an mp4")]
    public void Options_that_contradict_each_other_are_a_mistake(string output, string option, string expected)
    {
        var mistake = Assert.Single(Read(output).Error!.All);

        Assert.Equal($"$.outputs.o.{option}", mistake.Path);
        Assert.Contains(expected, mistake.Expected, StringComparison.Ordinal);
    }

    private static OutputOptions Options(string output) => Read(output).Value!.Outputs[0].Options;
}
