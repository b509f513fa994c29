using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Tests.Processing.Planning;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Thumbnail;

public sealed class ThumbnailSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    private const int LeftPixel = 3 * ((64 * 32) + 16);
    private const int RightPixel = 3 * ((64 * 32) + 48);

    [Theory]
    [InlineData("rotated.mp4", 240, 320)]
    [InlineData("anamorphic.mp4", 427, 240)]
    [InlineData("odd-size.mp4", 321, 241)]
    [InlineData("tagged.jpg", 240, 320)]
    [InlineData("short.mp4", 320, 240)]
    [InlineData("one-frame.mp4", 320, 240)]
    [InlineData("1fps.mp4", 128, 96)]
    [InlineData("240fps.mp4", 128, 96)]
    [InlineData("silent.mp4", 320, 240)]
    [InlineData("surround.mp4", 320, 240)]
    [InlineData("live.mkv", 320, 240)]
    [InlineData("live.flv", 320, 240)]
    [InlineData("end-missing.mp4", 320, 240)]
    [InlineData("absurd-rate.mkv", 320, 240)]
    [InlineData("picture.webp", 320, 240)]
    [InlineData("moving.webp", 64, 48)]
    [InlineData("cover.m4a", 200, 200)]
    [InlineData("panorama.png", 640, 6)]
    public async Task Whatever_has_a_picture_has_a_thumbnail_of_its_size_and_aspect(string name, int width, int height)
    {
        var made = await kinds.MakeAsync(AllSamples.Named(name), """{"kind":"thumbnail"}""");

        Assert.Equal($"{width},{height}", await RealRun.AskAsync(made.Path, "stream=width,height"));
        Assert.True((await Picture.OfAsync(made.Path)).Contrast > 50);
    }

    [Theory]
    [InlineData("coded.mp4", 2, 50)]
    [InlineData("coded.mp4", 1.88, 47)]
    [InlineData("coded-late-fragments.mp4", 2, 48)]
    [InlineData("coded-late-fragments.mp4", 2.04, 49)]
    [InlineData("coded-late-fragments.mp4", 0.04, 0)]
    [InlineData("coded-open.mp4", 1.88, 47)]
    [InlineData("coded-open.mp4", 2, 50)]
    [InlineData("coded-open.mp4", 0.4, 10)]
    public async Task The_exact_frame_is_the_first_at_the_time_wherever_key_frames_stand(string name, double seconds, int frame)
    {
        var made = await kinds.MakeAsync(
            AllSamples.Named(name), FormattableString.Invariant($$"""{"kind":"thumbnail","at":"{{seconds}}s","exact":true,"format":"png"}"""));

        var shown = (await Picture.OfAsync(made.Path)).Rgb;
        Assert.Equal((frame / 25, frame % 25), (Step(shown[LeftPixel], 20), Step(shown[RightPixel], 7)));
        Assert.Null(made.Finished.Details["clamped"]);
    }

    /// <summary>Which of the steps of luma a film in code shows, as a grey of full range.</summary>
    private static int Step(byte grey, int luma) => (int)Math.Round(grey * 219 / 255.0 / luma);

    [Theory]
    [InlineData("audio-only.mp4")]
    [InlineData("tone.flac")]
    [InlineData("speech.amr")]
    public async Task Sound_alone_has_none(string name)
    {
        Assert.Equal("The source has no picture.", (await kinds.SkipAsync(AllSamples.Named(name), """{"kind":"thumbnail","at":"best"}""")).Reason);
    }

    [Theory]
    [InlineData("thumbnail", "\"Best\"")]
    [InlineData("thumbnail", "\"best \"")]
    [InlineData("thumbnail", "\"best'; rm -rf /\"")]
    [InlineData("thumbnail", "\"2s\\n-i x\"")]
    [InlineData("thumbnail", "\"\\\\\\\":%{eif}\"")]
    [InlineData("thumbnail", "2")]
    [InlineData("placeholder", "\"\\ud83d\\ude00\"")]
    [InlineData("placeholder", "\"best,2s\"")]
    [InlineData("placeholder", "true")]
    [InlineData("placeholder", "null")]
    public void A_time_that_is_none_is_refused_with_its_path(string kind, string at)
    {
        var recipe = Recipe.Parse("r", $$$$"""{"outputs":{"o":{"kind":"{{{{kind}}}}","at":{{{{at}}}}}}}""");

        var mistake = Assert.Single(recipe.Error!.All);
        Assert.Equal(("$.outputs.o.at", FrameTime.Expected, at), (mistake.Path, mistake.Expected, mistake.Found));
    }

    [Theory]
    [InlineData("best", 2d, null, true)]
    [InlineData("1.5s", 1.5, null, false)]
    [InlineData("50%", null, 0.5, false)]
    public void A_frame_is_chosen_by_time_by_share_or_by_looking(string text, double? seconds, double? share, bool best)
    {
        Assert.Equal(new FrameTime(new MediaTime(seconds, share), best), FrameTime.Parse(text));
    }

    [Fact]
    public void A_placeholder_takes_nothing_but_the_time()
    {
        var mistake = Assert.Single(Recipe.Parse("r", """{"outputs":{"o":{"kind":"placeholder","width":100}}}""").Error!.All);

        Assert.Equal(("$.outputs.o.width", "one of kind, at"), (mistake.Path, mistake.Expected));
    }
}
