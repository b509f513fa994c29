using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Processing.Recipes;

/// <summary>Which uploads a recipe takes.</summary>
public sealed class RecipeUploadsSpecs
{
    [Fact]
    public void Types_and_size_are_read_and_kept_in_what_a_job_keeps()
    {
        var recipe = Read("""{"uploads":{"types":["image/png","video/*"],"maxBytes":5},"preset":"poster"}""");

        var kept = Recipe.Parse("a", recipe.Json).Value!;

        Assert.All([recipe.Uploads, kept.Uploads], uploads =>
        {
            Assert.Equal(["image/png", "video/*"], uploads!.Types);
            Assert.Equal(5, uploads.MaxBytes);
        });
        Assert.Equal(recipe.Outputs.Select(o => o.Name), kept.Outputs.Select(o => o.Name));
    }

    [Fact]
    public void One_type_may_stand_alone_and_either_member_be_absent()
    {
        Assert.Equal(["audio/*"], Read("""{"uploads":{"types":"audio/*"},"preset":"podcast"}""").Uploads!.Types);
        Assert.Null(Read("""{"uploads":{"types":"audio/*"},"preset":"podcast"}""").Uploads!.MaxBytes);
        Assert.Empty(Read("""{"uploads":{"maxBytes":1},"preset":"podcast"}""").Uploads!.Types);
        Assert.Null(Read("""{"preset":"podcast"}""").Uploads);
    }

    [Theory]
    [InlineData("{}", "$.recipes.a.uploads: expected an object with")]
    [InlineData("[]", "$.recipes.a.uploads: expected an object with")]
    [InlineData("null", "$.recipes.a.uploads: expected an object with")]
    [InlineData("""{"type":"audio/*"}""", "$.recipes.a.uploads.type: expected one of types, maxBytes; did you mean \"types\"")]
    [InlineData("""{"types":[]}""", "$.recipes.a.uploads.types: expected a content type")]
    [InlineData("""{"types":["audio"]}""", "$.recipes.a.uploads.types: expected a content type")]
    [InlineData("""{"maxBytes":0}""", "$.recipes.a.uploads.maxBytes: expected a whole number from 1")]
    [InlineData("""{"maxBytes":"5 MB"}""", "$.recipes.a.uploads.maxBytes: expected a whole number from 1")]
    [InlineData("""{"maxBytes":1,"maxBytes":2}""", "$.recipes.a.uploads.maxBytes: expected this name only once")]
    public void A_mistake_is_answered_with_its_path(string uploads, string expected)
    {
        var book = RecipeBook.Parse($$"""{"recipes":{"a":{"preset":"podcast","uploads":{{uploads}} } } }""");

        Assert.Contains(book.Error!.All, mistake => mistake.ToString().StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void The_recipe_of_a_promise_is_its_own_or_that_of_a_rule_that_surely_fits_or_the_default()
    {
        var book = RecipeBook.Parse("""
            { "recipes": { "default": { "preset": "default" }, "sound": { "preset": "podcast" }, "brief": { "preset": "social" } },
              "rules": [ { "type": "audio/*", "recipe": "sound" }, { "type": "video/*", "maxDuration": "90s", "recipe": "brief" } ] }
            """).Value!;

        Assert.Equal("brief", book.ForUpload("brief", new RuleFacts("uploads/a", 1, "audio/mp4"))?.Name);
        Assert.Equal("sound", book.ForUpload(null, new RuleFacts("uploads/a", 1, "audio/mp4"))?.Name);
        Assert.Equal("default", book.ForUpload(null, new RuleFacts("uploads/a", 1, "image/png"))?.Name);
        // Its duration is not known, nor its type: the probe will tell.
        Assert.Null(book.ForUpload(null, new RuleFacts("uploads/a", 1, "video/mp4")));
        Assert.Null(book.ForUpload(null, new RuleFacts("uploads/a")));
    }

    private static Recipe Read(string recipe) => RecipeBook.Parse($$"""{"recipes":{"a":{{recipe}} } }""").Value!.Find("a")!;
}
