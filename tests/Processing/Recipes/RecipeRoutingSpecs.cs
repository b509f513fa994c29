using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Processing.Recipes;

public sealed class RecipeRoutingSpecs
{
    [Theory]
    [InlineData("72h", 72)]
    [InlineData("278h", 278)]
    [InlineData("20000m", 333.3333)]
    [InlineData("999999s", 277.7775)]
    [InlineData("999999h", 999_999)]
    public void A_deadline_is_read_again_from_what_a_jobs_row_keeps_of_its_recipe(string deadline, double hours)
    {
        var recipe = Recipe.Parse("r", $$"""{ "deadline": "{{deadline}}", "outputs": { "t": { "kind": "thumbnail" } } }""").Value!;

        var again = Recipe.Parse("r", recipe.Json);

        Assert.Equal(hours, again.Value?.Routing.Deadline?.TotalHours ?? 0, 3);
        Assert.Equal(recipe.Json, again.Value!.Json);
    }

    [Theory]
    [InlineData("0h")]
    [InlineData("1000000h")]
    [InlineData("99999999999s")]
    [InlineData("-1s")]
    [InlineData("1.5h")]
    [InlineData("1d")]
    public void A_deadline_that_is_none_is_a_mistake(string deadline) => Assert.Equal(
        "$.deadline",
        Recipe.Parse("r", $$"""{ "deadline": "{{deadline}}", "outputs": { "t": { "kind": "thumbnail" } } }""").Error?.All[0].Path);
}
