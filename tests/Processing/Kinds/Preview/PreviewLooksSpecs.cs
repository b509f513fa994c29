using MediaFunctions.Tests.Processing.Planning;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Preview;

/// <summary>Previews look as the film looks to a viewer, whatever it comes in.</summary>
public sealed class PreviewLooksSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    [Theory]
    [InlineData("rotated.mp4", 240, 320)]
    [InlineData("anamorphic.mp4", 320, 180)]
    [InlineData("odd-size.mp4", 320, 240)]
    public async Task It_has_the_displayed_aspect_and_even_sides(string name, int width, int height)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), """{"kind":"preview","format":"mp4","moments":1}""");

        Assert.Equal($"{width},{height},1:1", await RealRun.AskAsync(made.Path, "stream=width,height,sample_aspect_ratio"));
    }

    [Theory]
    [InlineData("hdr-pq.mp4", "gif")]
    [InlineData("hdr-pq.mp4", "mp4")]
    [InlineData("hdr-hlg.mp4", "gif")]
    [InlineData("clip.mp4", "gif")]
    [InlineData("clip.mp4", "mp4")]
    public async Task Colours_are_those_of_the_film(string name, string format)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), $$"""{"kind":"preview","format":"{{format}}","moments":1,"momentLength":"0.4s"}""");

        var shown = await Picture.OfAsync(made.Path);
        var film = await Picture.OfAsync(await Containers.Mp4.PathAsync(), seconds: 1.3);
        Assert.InRange(shown.Saturation, 0.65 * film.Saturation, 1);
        Assert.InRange(shown.DifferenceTo(film), 0, name == "clip.mp4" ? 12 : 70);
    }

    [Theory]
    [InlineData("live.mkv")]
    [InlineData("live.flv")]
    [InlineData("mpeg1.m1v")]
    [InlineData("vp8.ivf")]
    [InlineData("moving.gif")]
    [InlineData("moving.webp")]
    [InlineData("moving.apng")]
    [InlineData("prores.mov")]
    [InlineData("mpeg2.mpg")]
    [InlineData("clip.wmv")]
    [InlineData("silent.mp4")]
    [InlineData("surround.mp4")]
    [InlineData("fragmented.mp4")]
    [InlineData("resized.ts")]
    public async Task Every_container_gives_one(string name)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), """{"kind":"preview","format":"gif","moments":2,"momentLength":"0.3s","width":64}""");

        Assert.Equal(0.6, (await OtherReader.AnimationAsync(made.Path)).Delays.Sum() / 1000.0, 2);
    }

    [Theory]
    [InlineData("webp")]
    [InlineData("gif")]
    [InlineData("mp4")]
    public async Task Nothing_that_the_upload_says_of_itself_is_in_it(string format)
    {
        var made = await kinds.MakeAsync(RealUploads.Tagged, $$"""{"kind":"preview","format":"{{format}}","moments":2,"momentLength":"0.2s","width":64}""");

        var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(made.Path));
        Assert.All(["Secret", "48.85", "Lavf", "Exif"], word => Assert.DoesNotContain(word, bytes, StringComparison.Ordinal));
    }
}
