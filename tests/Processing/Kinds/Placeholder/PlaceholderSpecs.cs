using MediaFunctions.Processing.Recipes;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Placeholder;

public sealed class PlaceholderSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    private const string Plain = """{"kind":"placeholder"}""";

    [Theory]
    [InlineData("clip.mp4")]
    [InlineData("422.mp4")]
    [InlineData("short.mp4")]
    [InlineData("one-frame.mp4")]
    [InlineData("live.mkv")]
    [InlineData("end-missing.mp4")]
    [InlineData("picture.jpg")]
    [InlineData("moving.gif")]
    [InlineData("cover.mp3")]
    public async Task A_browser_shows_what_it_would_of_the_thumbnails_own_hash(string name)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), Plain);
        var thumbnail = await kinds.MakeAsync(AllSamples.Named(name), """{"kind":"thumbnail","format":"png"}""");

        Assert.Empty(made.Finished.Files);
        Assert.Equal(["hash", "color"], made.Finished.Details.Select(detail => detail.Key));
        await AssertAlikeAsync(made, thumbnail, thumbnail.Finished.Width!.Value / (double)thumbnail.Finished.Height!.Value);
    }

    [Fact]
    public async Task A_browsers_decoder_shows_the_colours_of_the_picture_where_they_are()
    {
        var shown = await Shown.OfAsync(await kinds.MakeAsync(Stills.MostlyRed, Plain));

        var picture = await Picture.OfAsync(await Stills.MostlyRed.PathAsync());
        Assert.InRange(shown.Picture.DifferenceTo(picture), 0, 20);
    }

    [Theory]
    [InlineData("rotated.mp4", 240 / 320.0)]
    [InlineData("anamorphic.mp4", 427 / 240.0)]
    [InlineData("odd-size.mp4", 321 / 241.0)]
    [InlineData("tagged.jpg", 240 / 320.0)]
    public async Task It_has_the_aspect_that_a_viewer_sees(string name, double aspect)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), Plain);
        var thumbnail = await kinds.MakeAsync(AllSamples.Named(name), """{"kind":"thumbnail","format":"png"}""");

        await AssertAlikeAsync(made, thumbnail, aspect);
    }

    [Theory]
    [InlineData("2.5s")]
    [InlineData("80%")]
    [InlineData("best")]
    public async Task With_the_same_words_it_shows_the_same_frame_as_the_thumbnail(string at)
    {
        var made = await kinds.MakeAsync(Stills.Cards, $$"""{"kind":"placeholder","at":"{{at}}"}""");
        var thumbnail = await kinds.MakeAsync(Stills.Cards, $$"""{"kind":"thumbnail","format":"png","at":"{{at}}"}""");

        Assert.Equal(thumbnail.Run.Inputs, made.Run.Inputs);
        await AssertAlikeAsync(made, thumbnail, 4 / 3.0);
    }

    [Fact]
    public async Task Of_a_film_in_hdr_it_is_not_grey()
    {
        var shown = await Shown.OfAsync(await kinds.MakeAsync(RealUploads.HdrHlg, Plain));

        Assert.InRange(shown.Picture.Saturation, 0.25, 1);
        Assert.True(new[] { shown.Colour.Red, shown.Colour.Green, shown.Colour.Blue } is var parts && parts.Max() - parts.Min() > 60, $"{shown.Colour}");
    }

    [Fact]
    public async Task The_colour_is_that_of_most_of_the_picture_and_not_its_mean()
    {
        var made = await Shown.OfAsync(await kinds.MakeAsync(Stills.MostlyRed, Plain));

        Assert.InRange(made.Colour.Red, 0xD0 - 6, 0xD0 + 6);
        Assert.InRange(made.Colour.Blue, 0x10 - 6, 0x10 + 6);
    }

    [Fact]
    public async Task What_is_transparent_stays_so_and_gives_no_colour()
    {
        var made = await Shown.OfAsync(await kinds.MakeAsync(Stills.HalfTransparent, Plain));

        var (left, right) = await Reference.OpacityAsync(made.Hash);
        Assert.True(left > 200 && right < 55, $"{left} {right}");
        Assert.InRange(made.Colour.Red, 249, 255);
    }

    [Fact]
    public async Task A_panorama_has_one()
    {
        Assert.True((await Shown.OfAsync(await kinds.MakeAsync(Stills.Panorama, Plain))).Aspect > 3);
    }

    [Theory]
    [InlineData("black-lead-in.mp4", "best")]
    [InlineData("clip.mp4", "1s")]
    [InlineData("tagged.jpg", "2s")]
    public async Task It_is_the_same_twice(string name, string at)
    {
        var output = $$"""{"kind":"placeholder","at":"{{at}}"}""";

        Assert.Equal((await kinds.MakeAsync(AllSamples.Named(name), output)).Fingerprint, (await kinds.MakeAsync(AllSamples.Named(name), output)).Fingerprint);
    }

    [Theory]
    [InlineData("audio-only.mp4")]
    [InlineData("tone.mp3")]
    public async Task Sound_alone_has_none(string name)
    {
        Assert.Equal("The source has no picture.", (await kinds.SkipAsync(AllSamples.Named(name), Plain)).Reason);
    }

    [Fact]
    public void Two_in_one_recipe_contradict_each_other()
    {
        var book = RecipeBook.Parse(
            """{"recipes":{"web":{"outputs":{"a":{"kind":"placeholder"},"t":{"kind":"thumbnail"},"b":{"kind":"placeholder","at":"5s"}}}}}""");

        var mistake = Assert.Single(book.Error!.All);
        Assert.Equal("$.recipes.web.outputs.b.kind", mistake.Path);
        Assert.Equal("only one placeholder in a recipe, as it has no file and stands in the manifest itself; \"a\" is one", mistake.Expected);
        Assert.Equal("\"placeholder\"", mistake.Found);
    }

    private static async Task AssertAlikeAsync(KindResult made, KindResult thumbnail, double aspect)
    {
        var shown = await Shown.OfAsync(made);
        var hash = await Reference.EncodeAsync(thumbnail.Path, thumbnail.Finished.Width!.Value, thumbnail.Finished.Height!.Value);
        var (reference, _) = await Reference.DecodeAsync(hash);
        // Another scaler: a wave may be a level higher or lower.
        Assert.InRange(shown.Picture.DifferenceTo(reference), 0, 16);
        // Three bits for the shorter side.
        Assert.InRange(shown.Aspect / aspect, 0.85, 1.15);
    }
}
