using MediaFunctions.Tests.Processing.Kinds.Films;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Watermark;

/// <summary>Judged on pixels: the mark is where it should be, of its colour, and nowhere else.</summary>
public sealed class WatermarkSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    // Of 640x360, at the default size and margin: 96x48, 11 from the edges. The green is the one that the sample has.
    private static readonly (int R, int G, int B) Green = (29, 156, 61), Red = (255, 0, 0);

    [Theory]
    [InlineData("top-left", 11, 11)]
    [InlineData("top", 272, 11)]
    [InlineData("top-right", 533, 11)]
    [InlineData("left", 11, 156)]
    [InlineData("center", 272, 156)]
    [InlineData("right", 533, 156)]
    [InlineData("bottom-left", 11, 301)]
    [InlineData("bottom", 272, 301)]
    [InlineData("bottom-right", 533, 301)]
    public async Task It_stands_where_it_was_put_and_nowhere_else(string position, int x, int y)
    {
        var path = await MarkAsync(Samples.Films.Green, Samples.Films.RedPng, $"\"position\":\"{position}\"");

        await AssertColorAsync(path, Red, x + 4, y + 4, 88, 40);
        foreach (var (left, top, width, height) in Around(x, y, 96, 48, 640, 360))
            await AssertColorAsync(path, Green, left, top, width, height);
    }

    [Fact]
    public async Task Without_options_it_stands_at_the_bottom_right()
    {
        await AssertColorAsync(await MarkAsync(Samples.Films.Green, Samples.Films.RedPng), Red, 537, 305, 88, 40);
    }

    [Theory]
    [InlineData("0.5", 142, 78, 30)]
    [InlineData("\"25%\"", 85, 117, 46)]
    [InlineData("0", 29, 156, 61)]
    public async Task Its_opacity_mixes_it_with_the_film(string opacity, int r, int g, int b)
    {
        var path = await MarkAsync(Samples.Films.Green, Samples.Films.RedPng, $"\"opacity\":{opacity}");

        await AssertColorAsync(path, (r, g, b), 537, 305, 88, 40);
        await AssertColorAsync(path, Green, 0, 0, 500, 280);
    }

    [Fact]
    public async Task Its_size_and_margin_are_shares_of_the_film()
    {
        var path = await MarkAsync(Samples.Films.Green, Samples.Films.RedPng, "\"position\":\"top-left\",\"size\":0.5,\"margin\":\"10%\"");

        await AssertColorAsync(path, Red, 40, 40, 312, 152);
        await AssertColorAsync(path, Green, 0, 0, 640, 32);
        await AssertColorAsync(path, Green, 0, 0, 32, 360);
        await AssertColorAsync(path, Green, 362, 0, 270, 360);
        await AssertColorAsync(path, Green, 0, 202, 640, 150);
    }

    [Theory]
    [InlineData("half.png")]
    [InlineData("half.webp")]
    public async Task What_is_transparent_in_it_stays_so(string mark)
    {
        var path = await MarkAsync(Samples.Films.Green, AllSamples.Named(mark));

        await AssertColorAsync(path, Red, 537, 305, 38, 40);
        await AssertColorAsync(path, Green, 587, 305, 38, 40);
    }

    [Fact]
    public async Task A_jpeg_does_too()
    {
        await AssertColorAsync(await MarkAsync(Samples.Films.Green, Samples.Films.RedJpeg), Red, 537, 305, 88, 40);
    }

    [Fact]
    public async Task A_photo_that_lies_on_its_side_is_turned_upright()
    {
        var path = await MarkAsync(Samples.Films.Green, Samples.Films.TurnedJpeg);

        // 96 wide and 192 high.
        await AssertColorAsync(path, Red, 537, 162, 88, 180);
        await AssertColorAsync(path, Green, 0, 0, 640, 150);
    }

    [Fact]
    public async Task An_image_larger_than_the_film_fits_into_it()
    {
        var path = await MarkAsync(Samples.Films.Green, Samples.Films.LargePng, "\"size\":1,\"position\":\"center\"");

        // 3:4, bound by the height within the margins: 254x338.
        await AssertColorAsync(path, Red, 197, 15, 244, 330);
        await AssertColorAsync(path, Green, 0, 0, 188, 360);
        await AssertColorAsync(path, Green, 452, 0, 188, 360);
    }

    [Theory]
    [InlineData("green-upright.mp4", 360, 640)]
    [InlineData("green-wide.mp4", 854, 360)]
    public async Task It_keeps_its_aspect_on_films_that_are_turned_or_stretched(string film, int width, int height)
    {
        var path = await MarkAsync(AllSamples.Named(film), Samples.Films.RedPng);

        var wide = (int)Math.Round(width * 0.15);
        var (x, y) = (width - 11 - wide, height - 11 - (wide / 2));
        await AssertColorAsync(path, Red, x + 4, y + 4, wide - 8, (wide / 2) - 8);
        foreach (var (left, top, across, down) in Around(x, y, wide, wide / 2, width, height))
            await AssertColorAsync(path, Green, left, top, across, down);
    }

    [Theory]
    [InlineData("hdr-pq.mp4")]
    [InlineData("hdr-hlg.mp4")]
    [InlineData("10bit.mp4")]
    [InlineData("odd-size.mp4")]
    [InlineData("240fps.mp4")]
    [InlineData("live.mkv")]
    public async Task Its_colour_is_right_on_any_film_until_the_end(string film)
    {
        var path = await MarkAsync(AllSamples.Named(film), Samples.Films.RedPng, "\"position\":\"center\",\"size\":0.5");

        var video = await Judge.StreamAsync(path, "video");
        var (width, height) = (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32());
        var last = (await Judge.FrameTimesAsync(path))[^1];
        foreach (var at in (double[])[0, last - 0.01])
            await AssertColorAsync(path, Red, (width / 2) - 16, (height / 2) - 8, 32, 16, at);
    }

    [Fact]
    public async Task On_a_part_it_shows_the_right_seconds_and_keeps_the_sound()
    {
        var path = await MarkAsync(Samples.Films.Coded, Samples.Films.RedPng, "\"from\":\"1.52s\",\"to\":\"2.32s\",\"size\":0.05");

        var codes = await Judge.CodesAsync(path);
        Assert.Equal((1, 13), codes[0]);
        Assert.Equal(20, codes.Count);
        Assert.Equal(["video", "audio"], await Judge.TypesAsync(path));
        Assert.Contains(await Judge.OnsetsAsync(path), beep => Math.Abs(beep - 0.48) < 0.02);
    }

    [Theory]
    [InlineData("audio-only.mp4")]
    [InlineData("cover.mp3")]
    [InlineData("picture.jpg")]
    public async Task Without_a_film_it_is_skipped(string sample)
    {
        Assert.Contains("picture", (await kinds.SkipAsync(AllSamples.Named(sample), """{"kind":"watermark","image":"logo.png"}""")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_film_gives_the_same_bytes()
    {
        async Task<string> PrintAsync() => (await MakeAsync(Samples.Films.Green, Samples.Films.HalfPng, "\"opacity\":0.7")).Fingerprint;
        Assert.Equal(await PrintAsync(), await PrintAsync());
    }

    private async Task<string> MarkAsync(Sample film, Sample mark, string more = "\"preset\":\"720p\"") => (await MakeAsync(film, mark, more)).Path;

    private async Task<KindResult> MakeAsync(Sample film, Sample mark, string more) => await kinds.MakeAsync(
        film, $$"""{"kind":"watermark","image":"logos/a b.png",{{more}}}""", new Dictionary<string, string> { ["logos/a b.png"] = await mark.PathAsync() });

    /// <summary>The four strips around a box, a few pixels away from it, for the encoder blurs.</summary>
    private static IEnumerable<(int X, int Y, int Width, int Height)> Around(int x, int y, int width, int height, int all, int high) =>
        new[]
        {
            (0, 0, x - 6, high), (x + width + 6, 0, all - x - width - 6, high),
            (0, 0, all, y - 6), (0, y + height + 6, all, high - y - height - 6),
        }.Where(strip => strip.Item3 > 1 && strip.Item4 > 1);

    private static async Task AssertColorAsync(string path, (int R, int G, int B) expected, int x, int y, int width, int height, double at = 0)
    {
        var color = await Judge.ColorAsync(path, $"{width}:{height}:{x}:{y}", at);
        Assert.True(
            Math.Abs(color.R - expected.R) <= 6 && Math.Abs(color.G - expected.G) <= 6 && Math.Abs(color.B - expected.B) <= 6,
            $"{width}x{height} at {x},{y}: {color}, expected {expected}");
    }
}
