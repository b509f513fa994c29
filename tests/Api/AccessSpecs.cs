namespace MediaFunctions.Tests.Api;

public sealed class AccessSpecs(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    public static IEnumerable<object[]> Locked =>
        ApiCatalog.All.Where(e => e.Access is Access.Key or Access.Caller or Access.Upload).Select(e => new object[] { e.Method, Address(e) });

    [Theory]
    [MemberData(nameof(Locked))]
    public async Task Without_a_key_or_with_a_wrong_one_nothing_opens(string method, string address)
    {
        foreach (var key in new[] { null, "", "wrong", TestKeys.Hash(TestKeys.Alice), TestKeys.Alice + "," + TestKeys.Bob })
        {
            var response = await fixture.Api.SendAsync(method, address, "{}", key);

            await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
            Assert.NotEmpty(response.Headers.WwwAuthenticate);
        }
    }

    [Fact]
    public async Task A_key_is_taken_from_its_header_only()
    {
        var query = await fixture.Api.SendAsync("GET", $"/api/jobs/none?code={TestKeys.Alice}", key: null);
        var bearer = await fixture.Api.SendAsync(
            "GET", "/api/jobs/none", key: null, headers: ("Authorization", $"Bearer {TestKeys.Alice}"));

        await query.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await bearer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData(TestKeys.Alice)]
    [InlineData(TestKeys.AliceNew)]
    [InlineData(TestKeys.Bob)]
    public async Task Every_key_of_the_settings_opens(string key)
    {
        var response = await fixture.Api.SendAsync("GET", "/api/jobs/none", key: key);

        await response.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public void Two_keys_of_one_name_are_one_caller()
    {
        var keys = new ApiKeys(new ApiSettings
        {
            Keys = [.. TestKeys.Setting.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(k => ApiKey.TryRead(k)!)],
        });

        Assert.Equal("alice", keys.CallerOf(TestKeys.Alice));
        Assert.Equal("alice", keys.CallerOf(TestKeys.AliceNew));
        Assert.Equal("bob", keys.CallerOf(TestKeys.Bob));
    }

    [Fact]
    public void Only_health_documents_and_the_page_are_open_and_only_events_are_known_by_their_signature()
    {
        Assert.Equal(
            [
                "GetHealth", "GetOpenApi", "GetReference", "GetReferenceScript", "GetErrors", "GetRecipeSchema",
                "GetPage", "GetPageFile", "GetElement", "GetPageSettings",
            ],
            ApiCatalog.All.Where(e => e.Access == Access.Open).Select(e => e.Name));
        Assert.Equal(["TakeEvents", "TakeStreamEvent"], ApiCatalog.All.Where(e => e.Access == Access.Webhook).Select(e => e.Name));
    }

    [Fact]
    public async Task A_problems_type_leads_to_the_paragraph_of_its_code()
    {
        var refused = await fixture.Api.SendAsync("GET", "/api/jobs/none", key: TestKeys.Alice);
        var problem = await refused.JsonAsync();
        var link = new Uri(new Uri("http://localhost/api/jobs/none"), (string)problem["type"]!);

        var page = await fixture.Api.SendAsync("GET", link.AbsolutePath, key: null);

        Assert.Equal("#not-found", link.Fragment);
        Assert.Contains("<a id=\"not-found\">", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Address(ApiEndpoint endpoint) => "/" + endpoint.Pattern.Replace('{', 'x').Replace('}', 'x');
}
