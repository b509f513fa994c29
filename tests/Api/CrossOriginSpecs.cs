namespace MediaFunctions.Tests.Api;

public sealed class CrossOriginSpecs : IAsyncLifetime
{
    private const string Page = "https://www.example.com";

    private ApiApp api = null!;

    public async Task InitializeAsync()
    {
        var settings = TestSettings.WithoutStorage();
        settings["Api:Origins"] = $"{Page}, http://localhost:5173";
        api = await ApiApp.StartAsync(settings);
    }

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Theory]
    [InlineData("POST", "x-functions-key,content-type")]
    [InlineData("POST", "x-upload-grant,content-type")]
    [InlineData("GET", "authorization,last-event-id")]
    [InlineData("DELETE", "authorization")]
    public async Task A_page_of_the_settings_may_call(string method, string headers)
    {
        var answer = await PreflightAsync(Page, method, headers);

        Assert.Equal(Page, Of(answer, "Access-Control-Allow-Origin"));
        Assert.Contains(method, Of(answer, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.All(headers.Split(','), h => Assert.Contains(h, Of(answer, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("https://evil.example.com")]
    [InlineData("http://www.example.com")]
    [InlineData("https://www.example.com.evil.com")]
    [InlineData("null")]
    public async Task Another_page_may_not(string origin)
    {
        var answer = await PreflightAsync(origin, "POST", "content-type");

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_page_reads_refusals_too_and_the_headers_that_it_needs()
    {
        var answer = await api.SendAsync("POST", "/api/uploads", "{}", key: null, ("Origin", Page));

        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal(Page, Of(answer, "Access-Control-Allow-Origin"));
        Assert.All(
            ["Location", "Retry-After", "WWW-Authenticate"],
            name => Assert.Contains(name, Of(answer, "Access-Control-Expose-Headers"), StringComparison.Ordinal));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task A_star_is_every_page()
    {
        var settings = TestSettings.WithoutStorage();
        settings["Api:Origins"] = "*";
        await using var open = await ApiApp.StartAsync(settings);

        var answer = await open.SendAsync("GET", "/api/jobs", key: null, headers: ("Origin", Page));

        Assert.Equal("*", Of(answer, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Without_the_setting_no_page_may()
    {
        await using var closed = await ApiApp.StartAsync(TestSettings.WithoutStorage());

        var answer = await closed.SendAsync("GET", "/api/jobs", key: null, headers: ("Origin", Page));

        Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    private Task<HttpResponseMessage> PreflightAsync(string origin, string method, string headers) => api.SendAsync(
        "OPTIONS", "/api/uploads", key: null, headers:
        [
            ("Origin", origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", headers),
        ]);

    private static string Of(HttpResponseMessage answer, string header) => string.Join(',', answer.Headers.GetValues(header));
}
