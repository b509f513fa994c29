namespace MediaFunctions.Tests.Api.Web;

/// <summary>The page itself: what it may do, and what is said of it.</summary>
public sealed class PageSpecs(PageFixture page) : IClassFixture<PageFixture>
{
    [Fact]
    public async Task Everybody_gets_it_at_the_root()
    {
        var answer = await page.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("<!doctype html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_kept_and_asked_for_again_each_time_since_it_names_the_others()
    {
        var answer = await page.GetAsync("/");

        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Nothing_runs_in_it_but_its_own_files_and_it_talks_to_nobody_but_us_and_the_buckets()
    {
        var policy = Of(await page.GetAsync("/"), "Content-Security-Policy");

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob: https://media.example.com https://*.cloudflarestream.com; "
            + "media-src 'self' blob: https://media.example.com https://*.cloudflarestream.com; "
            + "connect-src 'self' https://media.example.com https://*.cloudflarestream.com http://127.0.0.1:1; "
            + "worker-src 'self' blob:; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            policy);
    }

    [Fact]
    public async Task Stream_is_in_the_policy_only_where_it_makes_videos_and_the_issuer_where_people_sign_in()
    {
        var settings = TestSettings.WithoutStorage();
        foreach (var name in settings.Keys.Where(n => n.StartsWith("Stream:", StringComparison.Ordinal)).ToArray())
            settings.Remove(name);
        settings["R2:PublicBaseUrl"] = "https://media.example.com/under/a/path";
        settings["Api:Issuers"] = "https://login.example.com/tenant/v2.0";
        settings["Api:Audiences"] = "media";
        settings["Web:ClientId"] = "the-page";
        using var folder = new TemporaryPage();
        settings["Web:Folder"] = folder.Path;
        await using var api = await ApiApp.StartAsync(settings);

        var policy = Of(await api.SendAsync("GET", "/", key: null), "Content-Security-Policy");

        Assert.Contains("; img-src 'self' data: blob: https://media.example.com; ", policy, StringComparison.Ordinal);
        Assert.Contains("; connect-src 'self' https://media.example.com http://127.0.0.1:1 https://login.example.com; ", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Content-Type-Options", "nosniff")]
    [InlineData("Referrer-Policy", "strict-origin")]
    [InlineData("Cross-Origin-Opener-Policy", "same-origin")]
    [InlineData("Cross-Origin-Resource-Policy", "same-origin")]
    [InlineData("Permissions-Policy", "camera=(self), microphone=(self), display-capture=(), geolocation=(), payment=(), usb=()")]
    public async Task Browsers_are_told_to_be_strict(string header, string value) =>
        Assert.Equal(value, Of(await page.GetAsync("/"), header));

    [Fact]
    public async Task No_other_site_may_read_it()
    {
        var answer = await page.GetAsync("/", null, ("Origin", "https://evil.example.com"));

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_refused_with_those_that_it_takes(string method)
    {
        var answer = await page.Api.SendAsync(method, "/", key: null);

        await answer.ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
    }

    private static string Of(HttpResponseMessage answer, string header) => string.Join(", ", answer.Headers.GetValues(header));
}
