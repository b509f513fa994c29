using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Recipes.Schema;
using System.Text.Json;

namespace MediaFunctions.Tests.Processing.Recipes;

public sealed class PresetSpecs
{
    public static TheoryData<string> Names => [.. Preset.Names];

    [Fact]
    public void The_built_in_book_has_every_preset_under_its_name_and_one_rule()
    {
        Assert.Equal(["default", "podcast", "poster", "social", "vod"], Preset.Names);
        Assert.Equal(Preset.Names, RecipeBook.BuiltIn.Recipes.Select(recipe => recipe.Name).Order(StringComparer.Ordinal));
        Assert.Equal("uploads/", Assert.Single(RecipeBook.BuiltIn.Rules).Prefix);
    }

    [Fact]
    public void The_built_in_book_and_its_presets_are_good_by_the_schema_too()
    {
        var presets = string.Join(',', Preset.Names.Select(name => $"\"{name}\":{Preset.Of(name).Json}"));

        Assert.Null(RecipeBook.Parse(EmbeddedText.Read("built-in")).Error);
        Assert.Null(RecipeBook.Parse($$$"""{"recipes":{{{{presets}}}}}""").Error);
        Assert.Empty(SchemaJudge.Judge(JsonElement.Parse(EmbeddedText.Read("built-in"))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recipe_may_be_a_preset_and_what_the_job_keeps_no_longer_names_it(string name)
    {
        var book = RecipeBook.Parse($$"""{ "recipes": { "mine": { "preset": "{{name}}" } } }""").Value!;

        var recipe = book.Find("mine")!;
        Assert.Equal(Preset.Of(name).Json, recipe.Json);
        Assert.StartsWith("""{"outputs":{""", recipe.Json, StringComparison.Ordinal);
        Assert.Equal(Preset.Of(name).Outputs, Recipe.Parse("mine", recipe.Json).Value!.Outputs);
    }

    [Fact]
    public void Outputs_beside_a_preset_replace_those_of_their_name_and_add_the_others()
    {
        var recipe = Recipe.Parse("r", """
            { "preset": "default", "outputs": { "extra": { "kind": "audio", "format": "flac" }, "thumbnail": { "kind": "thumbnail", "width": 100 } } }
            """).Value!;

        Assert.Equal(
            """{"outputs":{"thumbnail":{"kind":"thumbnail","width":100},"audio":{"kind":"audio","format":"mp3","bitrate":"128k"},"extra":{"kind":"audio","format":"flac"}}}""",
            recipe.Json);
        Assert.Equal(["thumbnail", "audio", "extra"], recipe.Outputs.Select(output => output.Name));
        Assert.Equal(recipe.Outputs, Recipe.Parse("r", recipe.Json).Value!.Outputs);
    }

    [Theory]
    [InlineData("""{ "preset": "vodd" }""", """$.preset: expected one of "default", "podcast", "poster", "social", "vod"; did you mean "vod"?; found "vodd" """)]
    [InlineData("""{ "preset": 3 }""", """$.preset: expected one of "default", "podcast", "poster", "social", "vod"; found 3""")]
    [InlineData("""{ "preset": "vod", "outputs": {} }""", "$.outputs: expected an object with at least one output; found an object")]
    [InlineData("""{ "preset": "vod", "outputs": { "x": { "kind": "audio", "bitrate": "1k" } } }""", null)]
    [InlineData("{}", "$.outputs: expected an object with at least one output; found nothing")]
    public void A_wrong_preset_is_answered_with_its_path(string recipe, string? expected)
    {
        var mistake = Assert.Single(Recipe.Parse("r", recipe).Error!.All);

        Assert.Equal(expected?.Trim() ?? "$.outputs.x.bitrate", expected is null ? mistake.Path : mistake.ToString());
    }

    [Fact]
    public void A_preset_and_its_additions_together_have_the_bounds_of_a_recipe()
    {
        var outputs = string.Join(',', Enumerable.Range(0, RecipeLimits.Outputs).Select(i => $$"""  "o{{i}}": { "kind": "audio" }"""));

        var mistake = Assert.Single(Recipe.Parse("r", $$"""{ "preset": "default", "outputs": { {{outputs}} } }""").Error!.All);

        Assert.Equal("$.outputs: expected at most 32 outputs; found 34", mistake.ToString());
    }
}
