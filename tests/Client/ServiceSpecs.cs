namespace MediaFunctions.Tests.Client;

public sealed class ServiceSpecs : IAsyncLifetime, IDisposable
{
    private readonly HttpClient http = MediaFunctionsHttp.Create();
    private StandIn standIn = null!;

    public async Task InitializeAsync() => standIn = await StandIn.StartAsync();

    public Task DisposeAsync() => standIn.DisposeAsync().AsTask();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_grant_is_asked_for_by_its_terms_and_shown_once()
    {
        standIn.Answers["POST /api/grants"] = (_, _) => new Answer(201, """{"grantId":"g1","grant":"mfg_1","expiresAt":"2026-01-01T00:00:00Z"}""");

        var grant = await standIn.Client(http).GiveGrantAsync(new GrantTerms { ContentType = "video/*", MaxBytes = 5, LifetimeSeconds = 60 });

        Assert.Equal("""{"contentType":"video/*","maxBytes":5,"lifetimeSeconds":60}""", standIn.Requests.Single().Text);
        Assert.Equal(("g1", "mfg_1"), (grant.GrantId, grant.Grant));
    }

    [Theory]
    [InlineData(204, true)]
    [InlineData(404, false)]
    public async Task A_grant_is_taken_back_if_it_is_there(int status, bool wasThere)
    {
        standIn.Answers["DELETE /api/grants/g1"] = (_, _) => new Answer(status);

        Assert.Equal(wasThere, await standIn.Client(http).RevokeGrantAsync("g1"));
    }

    [Theory]
    [InlineData(204, "", AssetDeletion.Deleted)]
    [InlineData(202, """{"assetId":"a1","state":"deleting"}""", AssetDeletion.UnderWay)]
    public async Task The_deletion_of_an_asset_says_how_far_it_has_come(int status, string body, AssetDeletion expected)
    {
        standIn.Answers["DELETE /api/assets/a1"] = (_, _) => new Answer(status, body);

        Assert.Equal(expected, await standIn.Client(http).DeleteAssetAsync("a1"));
    }

    [Fact]
    public async Task Recipes_are_listed_with_what_they_make_and_take()
    {
        standIn.Answers["GET /api/recipes"] = (_, _) => new Answer(
            200,
            """
            {"recipes":[{"name":"default","isDefault":true,"outputs":[{"name":"still","kind":"thumbnail"}]},
             {"name":"film","outputs":[],"uploads":{"types":["video/*"],"maxBytes":5}}]}
            """);

        var recipes = await standIn.Client(http).ListRecipesAsync();

        Assert.Equal([("default", true), ("film", false)], recipes.Select(recipe => (recipe.Name, recipe.IsDefault)));
        Assert.Equal(new RecipeOutput("still", "thumbnail"), recipes[0].Outputs.Single());
        Assert.Null(recipes[0].Uploads);
        Assert.Equal(("video/*", 5L), (recipes[1].Uploads!.Types!.Single(), recipes[1].Uploads!.MaxBytes));
    }

    [Fact]
    public async Task A_plan_tells_route_runs_and_reasons()
    {
        standIn.Answers["POST /api/plan"] = (_, _) => new Answer(
            200,
            """
            {"recipe":"default","source":{"size":5,"contentType":"video/mp4","width":4,"height":3,"duration":1.5},"route":"here",
             "runs":[{"name":"r1","inputs":[{"object":"source"}],"decodes":["v"],"outputs":[],
                      "estimate":{"bytesRead":1,"bytesWritten":2,"cpuSeconds":3,"memoryBytes":4,"usd":0.1},"reasons":["why"],"arguments":"-i x"}],
             "estimate":{"bytesRead":1,"bytesWritten":2,"cpuSeconds":3,"memoryBytes":4,"wallSeconds":5,"usd":0.1},"priceList":"p","reasons":["so"],"skipped":[]}
            """);

        var plan = await standIn.Client(http).ExplainAsync("uploads/k");

        Assert.Equal("""{"key":"uploads/k"}""", standIn.Requests.Single().Text);
        Assert.Equal(("here", 1.5, 0.1m), (plan.Route, plan.Source.Duration, plan.Estimate.Usd));
        Assert.Equal("source", plan.Runs.Single().More!["inputs"][0].GetProperty("object").GetString());
    }

    [Fact]
    public async Task What_a_job_would_fail_with_is_the_code_of_its_plan()
    {
        standIn.Answers["POST /api/plan"] = (_, _) => new Answer(422, """{"code":"not-media","detail":"a text"}""");

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(() => standIn.Client(http).ExplainAsync("uploads/k"));

        Assert.Equal(("not-media", 422), (refused.Code, refused.Status));
    }
}
