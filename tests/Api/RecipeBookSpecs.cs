using MediaFunctions.Api.Service;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Tests.Parts;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

public sealed class RecipeBookSpecs(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_schema_of_a_book_is_served_to_everybody_as_it_is_published()
    {
        var response = await fixture.Api.SendAsync("GET", "/api/recipes/schema.json", key: null);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await File.ReadAllTextAsync(Repository.File("docs", "recipes.schema.json")), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_a_book_the_answer_is_503_and_says_where_to_look()
    {
        await using var api = await ApiApp.StartAsync(TestSettings.WithoutStorage(), services: s => s.AddSingleton<IRecipeBooks>(new NoBook()));

        var response = await api.SendAsync(
            "POST", "/api/uploads", """{"fileName":"a.mp4","contentType":"video/mp4","size":1,"recipe":"default"}""");

        var message = await response.ProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.Contains("GET /api/health", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_what_is_wrong_with_the_book_and_whether_one_is_in_force()
    {
        var without = await new BookHealth(new NoBook()).CheckAsync(default);
        var with = await new BookHealth(new NoBook(RecipeBook.BuiltIn)).CheckAsync(default);
        var good = await new BookHealth(new FixedBook(RecipeBook.BuiltIn)).CheckAsync(default);

        Assert.Equal((HealthState.Failing, "none in force"), (without.Status, without.Facts!["recipes"]));
        Assert.Equal((HealthState.Degraded, "5 in force", "2"), (with.Status, with.Facts!["recipes"], with.Facts["mistakes"]));
        Assert.Equal("$.a: expected b\n$.c: expected d", with.Facts["wrong"]);
        Assert.Equal(HealthState.Ok, good.Status);
        Assert.False(good.Facts!.ContainsKey("wrong"));
    }

    /// <summary>A book with two mistakes, after a good one or none.</summary>
    private sealed class NoBook(RecipeBook? good = null) : IRecipeBooks
    {
        public string? Key => "book.json";

        public IReadOnlyList<string> Problems => ["$.a: expected b", "$.c: expected d"];

        public ValueTask<RecipeBook> GetAsync(CancellationToken cancellationToken) =>
            good is not null ? ValueTask.FromResult(good) : throw new RecipeBookException("r2:book.json", Problems);
    }
}
