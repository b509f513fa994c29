using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Thumbnail;

public sealed class BestFrameSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    private const string Best = """{"kind":"thumbnail","at":"best"}""";

    [Fact]
    public async Task It_is_not_the_black_that_the_film_begins_with()
    {
        var made = await kinds.MakeAsync(Stills.BlackLeadIn, Best);

        Assert.InRange(At(made), 2.4, 4);
        Assert.InRange((await Picture.OfAsync(made.Path)).Light, 90, 170);
    }

    [Fact]
    public async Task It_is_not_within_a_fade()
    {
        var made = await kinds.MakeAsync(Stills.Faded, Best);

        Assert.InRange(At(made), 1.5, 2.5);
        var (faded, full) = (await Picture.OfAsync(made.Path), await Picture.OfAsync(await Stills.Faded.PathAsync(), seconds: 2));
        Assert.InRange(faded.Contrast / full.Contrast, 0.9, 1.1);
    }

    [Fact]
    public async Task It_is_of_one_scene_and_not_of_two_that_cross()
    {
        var made = await kinds.MakeAsync(Stills.Crossing, Best);

        var film = await Stills.Crossing.PathAsync();
        var picture = await Picture.OfAsync(made.Path);
        var scenes = new[] { await Picture.OfAsync(film), await Picture.OfAsync(film, seconds: 3.5) };
        Assert.InRange(scenes.Min(picture.DifferenceTo), 0, 6);
    }

    [Fact]
    public async Task It_is_in_focus()
    {
        var made = await kinds.MakeAsync(Stills.FocusPulled, Best);

        Assert.InRange(At(made), 2.6, 4);
        // Pixel by pixel, where the chart has its digits: scaled down, what is out of focus is sharp.
        var blurred = await Picture.OfAsync(await Stills.FocusPulled.PathAsync(), "crop=64:64:0:0", seconds: 2);
        Assert.True((await Picture.OfAsync(made.Path, "crop=64:64:0:0")).Edges > blurred.Edges * 2);
    }

    [Fact]
    public async Task It_is_no_card_of_one_colour()
    {
        var made = await kinds.MakeAsync(Stills.Cards, Best);

        Assert.InRange(At(made), 2.4, 3.2);
        Assert.True((await Picture.OfAsync(made.Path)).Contrast > 50);
    }

    [Fact]
    public async Task It_is_not_the_flash_that_two_seconds_would_show()
    {
        var made = await kinds.MakeAsync(Stills.Flash, Best);
        var byTime = await kinds.MakeAsync(Stills.Flash, """{"kind":"thumbnail"}""");

        Assert.InRange((await Picture.OfAsync(byTime.Path)).Light, 245, 255);
        Assert.InRange((await Picture.OfAsync(made.Path)).Light, 90, 170);
    }

    [Theory]
    [InlineData("rare-light.mp4")]
    [InlineData("rare-light.ts")]
    public async Task A_long_film_is_looked_at_in_a_few_places_only_and_the_lit_one_is_found(string name)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), Best);

        Assert.InRange((await Picture.OfAsync(made.Path)).Light, 90, 170);
        Assert.InRange(At(made), 89, 121);
    }

    [Fact]
    public async Task Of_a_truncated_film_it_is_the_best_of_what_is_there()
    {
        var made = await kinds.MakeAsync(Stills.RareLightCut, Best);

        Assert.InRange((await Picture.OfAsync(made.Path)).Light, 90, 170);
    }

    [Fact]
    public async Task Where_nothing_is_presentable_it_is_the_frame_at_two_seconds()
    {
        var made = await kinds.MakeAsync(Stills.Flat, Best);

        Assert.Equal(2, At(made));
        Assert.InRange((await Picture.OfAsync(made.Path)).Colour.Blue, 240, 255);
    }

    [Theory]
    [InlineData("one-frame.mp4")]
    [InlineData("short.mp4")]
    [InlineData("1fps.mp4")]
    [InlineData("240fps.mp4")]
    [InlineData("live.mkv")]
    [InlineData("live.flv")]
    [InlineData("fragmented.mp4")]
    [InlineData("clip.m2ts")]
    [InlineData("mpeg2.mpg")]
    [InlineData("mpeg1.m1v")]
    [InlineData("vp9.webm")]
    [InlineData("mpeg4.avi")]
    [InlineData("absurd-rate.mkv")]
    [InlineData("end-missing.mp4")]
    [InlineData("cut.mkv")]
    [InlineData("moving.gif")]
    [InlineData("odd-size.mp4")]
    [InlineData("422.mp4")]
    public async Task Every_film_has_one(string name)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), Best);

        Assert.True((await Picture.OfAsync(made.Path)).Contrast > 50);
        Assert.StartsWith("The best", made.Run.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("picture.png")]
    [InlineData("cover.mp3")]
    [InlineData("tagged.jpg")]
    public async Task A_still_has_one_frame_and_nothing_is_measured(string name)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), Best);

        Assert.Null(made.Run.Outputs[0].Facts.AtSeconds);
        Assert.Empty(Directory.EnumerateFiles(made.Folder, "*.txt"));
    }

    [Theory]
    [InlineData("rotated.mp4")]
    [InlineData("anamorphic.mp4")]
    public async Task It_is_the_same_picture_as_that_of_its_time(string name)
    {
        var best = await kinds.MakeAsync(AllSamples.Named(name), Best);

        var at = FormattableString.Invariant($"{At(best)}s");
        var byTime = await kinds.MakeAsync(AllSamples.Named(name), $$"""{"kind":"thumbnail","at":"{{at}}"}""");
        Assert.InRange((await Picture.OfAsync(best.Path)).DifferenceTo(await Picture.OfAsync(byTime.Path)), 0, 3);
        Assert.Equal((byTime.Finished.Width, byTime.Finished.Height), (best.Finished.Width, best.Finished.Height));
    }

    [Theory]
    [InlineData("black-lead-in.mp4", "jpg")]
    [InlineData("rare-light.mp4", "png")]
    [InlineData("rotated.mp4", "webp")]
    public async Task It_is_the_same_twice_and_whatever_is_said_of_exactness(string name, string format)
    {
        var once = await kinds.MakeAsync(AllSamples.Named(name), $$"""{"kind":"thumbnail","at":"best","format":"{{format}}"}""");
        var again = await kinds.MakeAsync(AllSamples.Named(name), $$"""{"kind":"thumbnail","at":"best","format":"{{format}}","exact":false}""");

        Assert.Equal(once.Fingerprint, again.Fingerprint);
    }

    [Fact]
    public async Task Of_a_film_in_hdr_it_is_not_grey()
    {
        var made = await kinds.MakeAsync(RealUploads.HdrPq, Best);

        Assert.StartsWith("The best", made.Run.Reason, StringComparison.Ordinal);
        Assert.InRange((await Picture.OfAsync(made.Path)).Saturation, 0.5, 1);
    }

    private static double At(KindResult made) => made.Run.Outputs[0].Facts.AtSeconds!.Value;
}
