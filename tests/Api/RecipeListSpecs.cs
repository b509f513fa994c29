namespace MediaFunctions.Tests.Api;

/// <summary>The recipes that an upload may name, for whoever chooses among them.</summary>
public sealed class RecipeListSpecs
{
    private const string Book = """
        { "recipes": {
            "default": { "outputs": { "still": { "kind": "thumbnail" }, "sound": { "kind": "audio" } } },
            "film": { "uploads": { "types": ["video/*"], "maxBytes": 1000 }, "outputs": { "hls": { "kind": "hls" } } },
            "song": { "uploads": { "maxBytes": 5 }, "outputs": { "sound": { "kind": "audio" } } } } }
        """;

    [Fact]
    public async Task Each_says_what_it_makes_and_which_uploads_it_takes()
    {
        await using var api = await StartAsync();

        var answer = await api.SendAsync("GET", "/api/recipes");

        Assert.Equal(
            """
            {"recipes":[{"name":"default","isDefault":true,"outputs":[{"name":"still","kind":"thumbnail"},{"name":"sound","kind":"audio"}]},
            {"name":"film","outputs":[{"name":"hls","kind":"hls"}],"uploads":{"types":["video/*"],"maxBytes":1000}},
            {"name":"song","outputs":[{"name":"sound","kind":"audio"}],"uploads":{"maxBytes":5}}]}
            """.ReplaceLineEndings(""),
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Strangers_are_not_told()
    {
        await using var api = await StartAsync();

        var answer = await api.SendAsync("GET", "/api/recipes", key: null);

        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    private static Task<ApiApp> StartAsync()
    {
        var settings = TestSettings.WithoutStorage();
        settings["Recipes:Book"] = Book;
        return ApiApp.StartAsync(settings);
    }
}
