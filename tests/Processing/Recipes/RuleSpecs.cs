using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Processing.Recipes;

public sealed class RuleSpecs
{
    private const string Everything = """{"minBytes":10,"maxBytes":20,"minDuration":"5s","maxDuration":"00:01:00","type":["video/*","audio/mpeg"],"prefix":"in/","recipe":"a"}""";

    private static readonly RuleFacts Good = new("in/x", 15, "video/mp4", 30);

    [Fact]
    public void A_rule_fits_where_all_of_its_conditions_hold()
    {
        var rule = Book(Everything).Rules[0];

        Assert.True(rule.Fits(Good));
        Assert.True(rule.Fits(Good with { ContentType = "Audio/MPEG; charset=x", SizeBytes = 10, DurationSeconds = 5 }));
        Assert.True(rule.Fits(Good with { SizeBytes = 20, DurationSeconds = 60 }));
        Assert.False(rule.Fits(Good with { Key = "In/x" }));
        Assert.False(rule.Fits(Good with { SizeBytes = 9 }));
        Assert.False(rule.Fits(Good with { SizeBytes = 21 }));
        Assert.False(rule.Fits(Good with { ContentType = "audio/mp4" }));
        Assert.False(rule.Fits(Good with { ContentType = "videos/mp4" }));
        Assert.False(rule.Fits(Good with { DurationSeconds = 4.9 }));
        Assert.False(rule.Fits(Good with { DurationSeconds = 60.1 }));
    }

    [Fact]
    public void What_is_not_known_yet_speaks_against_no_rule_and_what_a_source_does_not_have_does()
    {
        var rule = Book(Everything).Rules[0];

        Assert.True(rule.MayFit(new RuleFacts("in/x")));
        Assert.False(rule.MayFit(new RuleFacts("in/x", SizeBytes: 1)));
        Assert.False(rule.MayFit(new RuleFacts("in/x", ContentType: "image/png")));
        Assert.False(rule.Fits(Good with { DurationSeconds = null }));
        Assert.False(rule.Fits(Good with { ContentType = null }));
    }

    [Fact]
    public void Any_one_condition_is_enough_and_the_first_rule_that_fits_wins()
    {
        var book = Book(
            """{"type":"audio/*","maxDuration":"90s","recipe":"a"}""",
            """{"type":"audio/*","recipe":"b"}""",
            """{"minBytes":1000,"recipe":"a"}""",
            """{"prefix":"","recipe":"b"}""");

        Assert.Equal([0, 1, 2, 3], new[]
        {
            new RuleFacts("x", 1, "audio/mpeg", 90), new RuleFacts("x", 1, "audio/mpeg", 91), new RuleFacts("x", 1000, "video/mp4", 1),
            new RuleFacts("x", 999, "image/png"),
        }.Select(facts => book.Rules.ToList().IndexOf(book.RuleFitting(facts)!)));
        Assert.Same(book.Rules[0], book.RuleFor(new RuleFacts("x")));
    }

    [Theory]
    [InlineData("""{"prefix":"in/","recipe":"a"}""", """{"prefix":"in/b/","recipe":"b"}""")]
    [InlineData("""{"type":"video/*","recipe":"a"}""", """{"type":["video/mp4","video/webm"],"minBytes":1,"recipe":"b"}""")]
    [InlineData("""{"type":["video/*","audio/*"],"recipe":"a"}""", """{"type":"audio/*","prefix":"x","recipe":"b"}""")]
    [InlineData("""{"minBytes":10,"maxBytes":20,"recipe":"a"}""", """{"minBytes":10,"maxBytes":20,"recipe":"b"}""")]
    [InlineData("""{"maxDuration":"90s","recipe":"a"}""", """{"minDuration":"10s","maxDuration":"00:01:30","recipe":"b"}""")]
    [InlineData("""{"prefix":"","recipe":"a"}""", """{"maxDuration":"1s","recipe":"b"}""")]
    public void A_rule_that_an_earlier_one_leaves_nothing_is_a_mistake_that_names_the_earlier_one(string wide, string narrow)
    {
        var mistake = Assert.Single(Parse(Unrelated, wide, narrow).Error!.All);

        Assert.Equal(
            "$.rules[2]: expected a rule that can match: the first match wins, and $.rules[1] before it takes all that this one does; found an object",
            mistake.ToString());
    }

    [Theory]
    [InlineData("""{"type":"video/mp4","recipe":"a"}""", """{"type":"video/*","recipe":"b"}""")]
    [InlineData("""{"prefix":"in/b/","recipe":"a"}""", """{"prefix":"in/","recipe":"b"}""")]
    [InlineData("""{"minDuration":"0s","recipe":"a"}""", """{"prefix":"","recipe":"b"}""")]
    [InlineData("""{"minBytes":10,"recipe":"a"}""", """{"minBytes":9,"recipe":"b"}""")]
    [InlineData("""{"maxBytes":10,"recipe":"a"}""", """{"minBytes":9,"recipe":"b"}""")]
    [InlineData("""{"type":"video/*","recipe":"a"}""", """{"type":["video/mp4","audio/mpeg"],"recipe":"b"}""")]
    public void A_rule_that_takes_something_of_its_own_is_none(string first, string second) =>
        Assert.Null(Parse(first, second).Error);

    [Fact]
    public void Every_mistake_of_every_rule_is_answered_at_its_path()
    {
        var mistakes = Parse(
            """{"recipe":"a"}""",
            """{"type":[],"minBytes":2.5,"maxBytes":-1,"minDuration":"50%","maxDuration":90,"recipe":"a"}""",
            """{"type":["video/*","audio"],"recipe":"c"}""",
            """{"minBytes":3,"maxBytes":2,"minDuration":"3s","maxDuration":"2s","recipe":""}""",
            """{"types":"video/*","recipe":"a"}""",
            """{"prefix":"x","prefix":"y","recipe":"a"}""").Error!.All.Select(mistake => mistake.ToString());

        Assert.Equal(
            """
            $.rules[0].prefix: expected the beginning of a key, such as "uploads/", or "" for every key; or another condition: type, minBytes, maxBytes, minDuration, maxDuration; found nothing
            $.rules[1].type: expected a content type such as "audio/mpeg" or "video/*", or an array of them; found an array
            $.rules[1].minBytes: expected a whole number from 0 to 9007199254740991; found 2.5
            $.rules[1].maxBytes: expected a whole number from 0 to 9007199254740991; found -1
            $.rules[1].minDuration: expected a duration such as "90s" or "01:00:00" (under 100 hours); found "50%"
            $.rules[1].maxDuration: expected a duration such as "90s" or "01:00:00" (under 100 hours); found 90
            $.rules[2].type: expected a content type such as "audio/mpeg" or "video/*", or an array of them; found an array
            $.rules[2].recipe: expected the name of a recipe in this book; did you mean "a"?; found "c"
            $.rules[3].maxBytes: expected at least minBytes, 3; found 2
            $.rules[3].maxDuration: expected at least minDuration, 3s; found "2s"
            $.rules[3].recipe: expected the name of a recipe in this book; did you mean "a"?; found ""
            $.rules[4].types: expected one of prefix, type, minBytes, maxBytes, minDuration, maxDuration, recipe; did you mean "type"?; found "video/*"
            $.rules[4].prefix: expected the beginning of a key, such as "uploads/", or "" for every key; or another condition: type, minBytes, maxBytes, minDuration, maxDuration; found nothing
            $.rules[5].prefix: expected this name only once; found "y"
            """.ReplaceLineEndings("\n"),
            string.Join('\n', mistakes));
    }

    private const string Unrelated = """{"prefix":"elsewhere/","maxBytes":0,"recipe":"a"}""";

    private static RecipeBook Book(params string[] rules) => Parse(rules).Value!;

    private static MediaFunctions.Processing.Result<RecipeBook, RecipeMistakes> Parse(params string[] rules) => RecipeBook.Parse(
        $$"""
        { "recipes": { "a": { "preset": "default" }, "b": { "preset": "poster" } }, "rules": [ {{string.Join(',', rules)}} ] }
        """);
}
