namespace MediaFunctions.Tests.Api.Web;

/// <summary>What the page and the element load.</summary>
public sealed class PageFileSpecs(PageFixture page) : IClassFixture<PageFixture>
{
    [Theory]
    [InlineData($"/assets/{PageFixture.Script}", "public, max-age=31536000, immutable")]
    [InlineData($"/assets/{PageFixture.Plain}", "public, max-age=31536000, immutable")]
    [InlineData("/media-asset.js", "public, max-age=3600")]
    public async Task A_name_that_tells_its_content_is_kept_for_ever_and_one_that_stays_for_an_hour(string path, string kept)
    {
        var answer = await page.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(kept.Split(", ").Order(), Of(answer, "Cache-Control").Split(", ").Order());
        Assert.Equal("nosniff", Of(answer, "X-Content-Type-Options"));
    }

    [Theory]
    [InlineData($"/assets/{PageFixture.Script}", "text/javascript; charset=utf-8")]
    [InlineData($"/assets/{PageFixture.Plain}", "text/css; charset=utf-8")]
    [InlineData("/media-asset.js", "text/javascript; charset=utf-8")]
    public async Task Each_says_what_it_is(string path, string type) =>
        Assert.Equal(type, (await page.GetAsync(path)).Content.Headers.ContentType?.ToString());

    [Theory]
    [InlineData("https://www.example.com")]
    [InlineData("https://blog.example.org")]
    [InlineData("null")]
    public async Task Pages_of_every_origin_may_load_the_element_and_what_it_loads(string origin)
    {
        foreach (var path in new[] { "/media-asset.js", $"/assets/{PageFixture.Script}" })
        {
            var answer = await page.GetAsync(path, null, ("Origin", origin));

            Assert.Equal("*", Of(answer, "Access-Control-Allow-Origin"));
            Assert.Equal("cross-origin", Of(answer, "Cross-Origin-Resource-Policy"));
            Assert.Equal("Accept-Encoding", Of(answer, "Vary"));
        }
    }

    [Theory]
    [InlineData("main-OLDONE00.js")]
    [InlineData(PageFixture.Script + ".br")]
    [InlineData(PageFixture.Script + ".gz")]
    [InlineData("..%2Findex.html")]
    [InlineData("..%2Fsecret.txt")]
    [InlineData("..%5Csecret.txt")]
    [InlineData("%2e%2e%2fsecret.txt")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData(".")]
    [InlineData("MAIN-CJBW5TTL.JS")]
    [InlineData("%20")]
    public async Task A_name_that_is_none_of_the_build_s_is_not_found_and_not_kept(string name)
    {
        var answer = await page.GetAsync($"/assets/{name}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("not of the page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("immutable", answer.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/secret.txt")]
    [InlineData("/index.html")]
    [InlineData("/assets/../secret.txt")]
    [InlineData("/assets//secret.txt")]
    [InlineData("/assets")]
    public async Task What_else_stands_in_the_folder_is_at_no_address(string path)
    {
        var answer = await page.GetAsync(path);

        await answer.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_page_that_is_older_than_what_is_deployed_is_told_so()
    {
        var answer = await page.GetAsync("/assets/main-OLDONE00.js");

        Assert.Contains("older than what is deployed", await answer.ProblemAsync(HttpStatusCode.NotFound, "not-found"), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    private static string Of(HttpResponseMessage answer, string header) => string.Join(", ", answer.Headers.GetValues(header));
}
