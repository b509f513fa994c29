using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Routing.Stream;
using MediaFunctions.Tests.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Routing.Stream;

public sealed class StreamRecipeSpecs
{
    private const string Takes = """{"hls":{"kind":"hls"},"still":{"kind":"thumbnail","at":"50%"},"film":{"kind":"transcode","preset":"1080p"}}""";

    [Fact]
    public void Hls_a_thumbnail_and_one_MP4_can_be_made_there()
    {
        Assert.Null(StreamRecipe.Objection(Recipe(Takes), Sources.Film));
    }

    [Theory]
    [InlineData("""{"sound":{"kind":"audio"}}""", "'sound' is audio")]
    [InlineData("""{"hls":{"kind":"hls"},"board":{"kind":"storyboard"}}""", "'board' is storyboard")]
    [InlineData("""{"hls":{"kind":"hls","ladder":["720p"]}}""", "sizes of 'hls'")]
    [InlineData("""{"film":{"kind":"transcode","preset":"720p"}}""", "'film' is to be 720p")]
    [InlineData("""{"still":{"kind":"thumbnail","format":"webp"}}""", "jpg only")]
    [InlineData("""{"still":{"kind":"thumbnail","quality":50}}""", "quality of 'still'")]
    [InlineData("""{"still":{"kind":"thumbnail","at":"best"}}""", "no best frame")]
    public void What_Stream_would_not_do_is_an_objection_and_not_left_out(string outputs, string because)
    {
        Assert.Contains(because, StreamRecipe.Objection(Recipe(outputs), Sources.Film), StringComparison.Ordinal);
    }

    [Fact]
    public void It_takes_films_only()
    {
        Assert.Contains("films only", StreamRecipe.Objection(Recipe(Takes), Sources.Film with { Video = [] }), StringComparison.Ordinal);
        Assert.Contains("films only", StreamRecipe.Objection(Recipe(Takes), Sources.Film with { ContentType = "image/gif" }), StringComparison.Ordinal);
    }

    [Fact]
    public void It_takes_nothing_above_30_GB_and_nothing_below_a_tenth_of_a_second()
    {
        Assert.Contains("30 GB", StreamRecipe.Objection(Recipe(Takes), Sources.Film with { SizeBytes = 30_000_000_001 }), StringComparison.Ordinal);
        Assert.Contains("0.1 seconds", StreamRecipe.Objection(Recipe(Takes), Sources.Film with { DurationSeconds = 0.05 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_pixels_that_are_not_square_it_makes_no_thumbnail()
    {
        var wide = Sources.Film with { Video = [Sources.Film.MainVideo! with { CodedWidth = 720, CodedHeight = 576, DisplayWidth = 1024, DisplayHeight = 576 }] };

        Assert.Contains("not square", StreamRecipe.Objection(Recipe(Takes), wide), StringComparison.Ordinal);
        Assert.Null(StreamRecipe.Objection(Recipe("""{"hls":{"kind":"hls"}}"""), wide));
    }

    [Fact]
    public void A_film_that_was_turned_is_square_all_the_same()
    {
        var turned = Sources.Film.MainVideo! with { CodedWidth = 1920, CodedHeight = 1080, DisplayWidth = 1080, DisplayHeight = 1920, RotationDegrees = 90 };

        Assert.Null(StreamRecipe.Objection(Recipe(Takes), Sources.Film with { Video = [turned] }));
    }

    private static Recipe Recipe(string outputs) =>
        MediaFunctions.Processing.Recipes.Recipe.Parse("test", $$"""{"outputs":{{outputs}}}""").Value!;
}
