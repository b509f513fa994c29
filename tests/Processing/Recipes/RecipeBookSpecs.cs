using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Processing.Recipes;

public sealed class RecipeBookSpecs
{
    private const string Outputs = """{"outputs":{"sound":{"kind":"audio"}}}""";

    [Fact]
    public void The_built_in_book_makes_a_thumbnail_and_an_mp3_of_what_is_uploaded()
    {
        var recipe = RecipeFor(RecipeBook.BuiltIn, "uploads/20261123/0123/clip.mp4");

        Assert.Equal("default", recipe?.Name);
        Assert.Equal(
            """{"outputs":{"thumbnail":{"kind":"thumbnail","at":"2s","width":640,"format":"jpg"},"audio":{"kind":"audio","format":"mp3","bitrate":"128k"}}}""",
            recipe!.Json);
        Assert.Null(RecipeFor(RecipeBook.BuiltIn, "elsewhere/clip.mp4"));
    }

    [Fact]
    public void All_mistakes_of_a_book_are_answered_at_once_with_path_and_expectation()
    {
        var book = RecipeBook.Parse("""
            {
              "recipies": {},
              "recipes": {
                "Default": { "outputs": { "manifest": { "kind": "audio" } } },
                "empty": { "outputs": {} },
                "a": {
                  "outputs": {
                    "t": { "kind": "thumbnail", "at": "beste", "widht": 3, "width": 1, "height": 2.5, "format": "JPG",
                           "quality": 0, "exact": "yes", "upscale": 1 },
                    "png": { "kind": "thumbnail", "format": "png", "quality": 3, "format": "jpg" },
                    "s": { "kind": "audio", "format": "mp3", "bitrate": "129k", "channels": 6, "sampleRate": 1 },
                    "s2": { "kind": "audio", "format": "flac", "bitrate": "128k" },
                    "x": { "kind": "thumbnai" },
                    "y": {},
                    "z": 5
                  },
                  "extra": null
                },
                "a": { "outputs": { "s": { "kind": "audio" } } }
              },
              "rules": [
                { "prefix": "in/", "recipe": "aa" },
                { "prefix": "in/b/", "recipe": "a" },
                { "prefix": 3 },
                "x"
              ]
            }
            """);

        var mistakes = book.Error!.All.Select(mistake => mistake.ToString()).ToList();
        Assert.Equal(Lines, mistakes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{ "recipes": { "a" } }""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]")]
    public void A_text_that_is_no_json_is_answered_with_the_place_where_it_breaks_off(string text)
    {
        var mistake = Assert.Single(RecipeBook.Parse(text).Error!.All);

        Assert.Equal(("$", "JSON"), (mistake.Path, mistake.Expected));
        Assert.Contains("line 1", mistake.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("3")]
    public void A_book_that_is_no_object_is_answered_so(string text)
    {
        Assert.Equal("$", Assert.Single(RecipeBook.Parse(text).Error!.All).Path);
    }

    [Fact]
    public void Comments_and_trailing_commas_are_welcome_and_rules_may_be_absent()
    {
        var book = RecipeBook.Parse($$"""{ /* mine */ "recipes": { "a": {{Outputs}}, }, } // end""").Value!;

        Assert.Empty(book.Rules);
        Assert.Null(RecipeFor(book, "a"));
        Assert.Null(book.Find("default"));
        Assert.NotNull(book.Find("a"));
    }

    [Fact]
    public void The_first_rule_that_matches_wins_and_the_empty_prefix_matches_every_key()
    {
        var book = RecipeBook.Parse($$"""
            { "recipes": { "a": {{Outputs}}, "b": {{Outputs}}, "c": {{Outputs}} },
              "rules": [ { "prefix": "in/film/", "recipe": "a" }, { "prefix": "in/", "recipe": "b" }, { "prefix": "", "recipe": "c" } ] }
            """).Value!;

        Assert.Equal("a", RecipeFor(book, "in/film/x")?.Name);
        Assert.Equal("b", RecipeFor(book, "in/x")?.Name);
        Assert.Equal("c", RecipeFor(book, "IN/x")?.Name);
    }

    [Fact]
    public void A_recipe_is_read_back_from_its_own_json()
    {
        var recipe = Recipe.Parse("r", """{ "outputs": { "b": { "kind": "audio" }, "a": { "at": "50%", "kind": "thumbnail" } } } // x""").Value!;
        var again = Recipe.Parse(recipe.Name, recipe.Json).Value!;

        Assert.Equal(recipe.Outputs, again.Outputs);
        Assert.Equal(["b", "a"], again.Outputs.Select(output => output.Name));
        Assert.Equal(recipe.Json, again.Json);
    }

    [Theory]
    [InlineData("manifest")]
    [InlineData("Upper")]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a\n")]
    [InlineData("a/b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x")]
    public void A_name_that_cannot_stand_in_an_address_is_a_mistake(string name)
    {
        Assert.Single(Recipe.Parse(name, Outputs).Error!.All);
    }

    [Fact]
    public void A_recipe_too_large_for_the_job_row_is_a_mistake()
    {
        var outputs = string.Join(',', Enumerable.Range(0, 700).Select(number => $$"""  "o{{number}}": { "kind": "audio" }"""));

        var mistakes = Recipe.Parse("r", $$$"""{"outputs":{{{{outputs}}}}}""").Error!.All;

        Assert.Equal(["at most 32 outputs", "at most 16384 characters of compact JSON"], mistakes.Select(mistake => mistake.Expected));
    }

    [Fact]
    public void A_book_in_a_file_is_read_and_a_missing_or_bad_one_is_named()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("book").FullName, "book.json");
        var missing = Assert.Throws<RecipeBookException>(() => RecipeBook.FromSettings(path));
        File.WriteAllText(path, """{ "recipes": 1, "rules": 2 }""");
        var bad = Assert.Throws<RecipeBookException>(() => RecipeBook.FromSettings(path));
        File.WriteAllText(path, $$"""{ "recipes": { "a": {{Outputs}} } }""");

        Assert.NotNull(RecipeBook.FromSettings(path).Find("a"));
        Assert.Contains(path, missing.Message, StringComparison.Ordinal);
        Assert.Equal(2, bad.Mistakes?.All.Count);
        Assert.Contains("$.rules", bad.Message, StringComparison.Ordinal);
        Assert.Same(RecipeBook.BuiltIn, RecipeBook.FromSettings(" "));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static Recipe? RecipeFor(RecipeBook book, string key) =>
        book.RuleFor(new RuleFacts(key)) is { } rule ? book.Find(rule.Recipe) : null;

    /// <summary>Every kind, as messages list them.</summary>
    private static string Kinds => string.Join(", ", KindCatalog.All.Keys.Select(kind => $"\"{kind}\""));

    private static readonly string[] Lines =
    [
        """$.recipies: expected one of recipes, rules, $schema; did you mean "recipes"?; found an object""",
        """
        $.recipes.Default: expected a name: 1 to 64 of a-z, 0-9 and -, beginning with a letter or digit, and not "manifest"; found "Default"
        """,
        """
        $.recipes.Default.outputs.manifest: expected a name: 1 to 64 of a-z, 0-9 and -, beginning with a letter or digit, and not "manifest"; found "manifest"
        """,
        """$.recipes.empty.outputs: expected an object with at least one output; found an object""",
        """$.recipes.a.extra: expected one of preset, outputs, uploads, route, deadline, maxUsd; found null""",
        """
        $.recipes.a.outputs.t.at: expected a time such as "2s", "1.5s" or "00:01:02.5" (under 100 hours), or a percentage from "0%" to "100%", or "best"; found "beste"
        """,
        """$.recipes.a.outputs.t.width: expected a whole number from 16 to 8192; found 1""",
        """$.recipes.a.outputs.t.height: expected a whole number from 16 to 8192; found 2.5""",
        """
        $.recipes.a.outputs.t.format: expected one of "jpg", "png", "webp"; did you mean "jpg"?; found "JPG"
        """,
        """$.recipes.a.outputs.t.quality: expected a whole number from 1 to 100; found 0""",
        """
        $.recipes.a.outputs.t.exact: expected true or false; found "yes"
        """,
        """$.recipes.a.outputs.t.upscale: expected true or false; found 1""",
        """$.recipes.a.outputs.t.widht: expected one of kind, at, width, height, format, quality, exact, upscale; did you mean "width"?; found 3""",
        """
        $.recipes.a.outputs.png.format: expected this name only once; found "jpg"
        """,
        """
        $.recipes.a.outputs.s.bitrate: expected for mp3 one of "32k", "40k", "48k", "56k", "64k", "80k", "96k", "112k", "128k", "160k", "192k", "224k", "256k", "320k"; found "129k"
        """,
        """$.recipes.a.outputs.s.channels: expected for mp3 one of 1, 2; found 6""",
        """$.recipes.a.outputs.s.sampleRate: expected for mp3 one of 8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000; found 1""",
        """
        $.recipes.a.outputs.s2.bitrate: expected no bitrate, as flac loses nothing; or another format; found "128k"
        """,
        $"""
        $.recipes.a.outputs.x.kind: expected one of {Kinds}; did you mean "thumbnail"?; found "thumbnai"
        """,
        $"""$.recipes.a.outputs.y.kind: expected one of {Kinds}; found nothing""",
        """$.recipes.a.outputs.z: expected an object with "kind"; found 5""",
        """$.recipes.a: expected this name only once; found an object""",
        """
        $.rules[0].recipe: expected the name of a recipe in this book; did you mean "a"?; found "aa"
        """,
        """
        $.rules[1]: expected a rule that can match: the first match wins, and $.rules[0] before it takes all that this one does; found an object
        """,
        """$.rules[2].prefix: expected the beginning of a key, such as "uploads/", or "" for every key; found 3""",
        """$.rules[2].recipe: expected the name of a recipe in this book; found nothing""",
        """
        $.rules[3]: expected an object with "recipe" and a condition, such as "prefix"; found "x"
        """,
    ];
}
