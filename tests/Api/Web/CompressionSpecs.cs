using System.Net.Http.Headers;

namespace MediaFunctions.Tests.Api.Web;

/// <summary>Which form of a file a client gets, and how it hears that it has it already (RFC 9110, 12.5.3 and 13.1.2).</summary>
public sealed class CompressionSpecs(PageFixture page) : IClassFixture<PageFixture>
{
    private const string Address = $"/assets/{PageFixture.Script}";

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.8", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *;q=0.1", "gzip")]
    [InlineData("*;q=0", null)]
    [InlineData("identity", null)]
    [InlineData("identity;q=0", null)]
    [InlineData("identity;q=0, *", "br")]
    [InlineData("identity, gzip;q=0.5", null)]
    [InlineData("gzip;q=0.001", "gzip")]
    [InlineData("deflate, zstd", null)]
    [InlineData("br;q=nonsense", null)]
    public async Task The_form_that_the_client_likes_best_is_sent(string? accepted, string? coding)
    {
        var answer = await page.GetAsync(Address, accepted);

        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        Assert.StartsWith("/* mmm", await PageFixture.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_twins_is_sent_as_it_is()
    {
        var answer = await page.GetAsync($"/assets/{PageFixture.Plain}", "br, gzip");

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("body { margin: 0 }", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Each_form_has_a_strong_tag_of_its_own_that_stays()
    {
        var tags = new List<EntityTagHeaderValue>();
        foreach (var accepted in new[] { "br", "gzip", "identity", "br" })
            tags.Add((await page.GetAsync(Address, accepted)).Headers.ETag!);

        Assert.All(tags, tag => Assert.False(tag.IsWeak));
        Assert.Equal(3, tags.Distinct().Count());
        Assert.Equal(tags[0], tags[3]);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("*")]
    public async Task Who_has_it_already_gets_no_bytes(string condition)
    {
        foreach (var path in new[] { "/", "/media-asset.js", Address })
        {
            var first = await page.GetAsync(path, "br");
            var tag = string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, first.Headers.ETag);

            var answer = await page.GetAsync(path, "br", ("If-None-Match", tag));

            Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal(first.Headers.ETag, answer.Headers.ETag);
            Assert.Equal(first.Headers.CacheControl, answer.Headers.CacheControl);
            Assert.Equal(first.Headers.Vary, answer.Headers.Vary);
        }
    }

    [Fact]
    public async Task Who_has_another_form_gets_this_one()
    {
        var other = (await page.GetAsync(Address, "gzip")).Headers.ETag!.ToString();

        var answer = await page.GetAsync(Address, "br", ("If-None-Match", other));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/media-asset.js")]
    [InlineData(Address)]
    public async Task HEAD_says_what_GET_would_and_sends_nothing(string path)
    {
        var get = await page.GetAsync(path, "br");

        var head = await page.Api.SendAsync("HEAD", path, key: null, headers: ("Accept-Encoding", "br"));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(Lines(get), Lines(head));
    }

    private static IEnumerable<string> Lines(HttpResponseMessage answer) => answer.Headers.Concat(answer.Content.Headers)
        .Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order();
}
