using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

/// <summary>Companion's routes, called as Uppy 5 does (and 6, where it sends parts).</summary>
[Collection(PartsCollection.Name)]
public sealed class CompanionSpecs(PartsFixture fixture) : IDisposable
{
    private readonly R2Client r2 = new();

    private UploadStore Store => fixture.Api.Services.GetRequiredService<UploadStore>();

    [Fact]
    public async Task Params_sign_a_PUT_and_the_metadata_binds_recipe_size_and_callback()
    {
        var answer = await (await fixture.Api.SendAsync(
            "GET",
            "/api/s3/params?filename=a+film.mp4&type=video%2Fmp4&metadata%5Bname%5D=a+film.mp4&metadata%5Brecipe%5D=poster"
            + "&metadata%5Bsize%5D=3&metadata%5BcallbackUrl%5D=https%3A%2F%2Fe.example%2F&metadata%5BrelativePath%5D=null")).JsonAsync();

        var put = await r2.SendAsync("PUT", (string)answer["url"]!, [1, 2, 3], (string?)answer["headers"]!["content-type"]);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("PUT", (string?)answer["method"]);
        Assert.InRange((int)answer["expires"]!, 3590, 3600);
        Assert.EndsWith("/a film.mp4", (string?)answer["fields"]!["key"], StringComparison.Ordinal);
        var row = (await Store.GetAsync((string)answer["assetId"]!, default))!;
        Assert.Equal(("poster", 3L, "https://e.example/", "alice"), (row.Recipe, row.SizeBytes, row.CallbackUrl, row.Caller));
        Assert.Equal(["name", "relativePath"], row.Metadata.Keys.Order());
        await fixture.UntilAsync($"/api/assets/{row.AssetId}", a => a["recipes"]!.AsObject().Count == 1);
    }

    [Fact]
    public async Task Parts_are_begun_signed_and_completed_by_the_server_and_end_as_a_job()
    {
        var (key, uploadId, assetId) = await CreateAsync("""
            {"filename":"film.mp4","type":"video/mp4","metadata":{"name":"film.mp4","relativePath":null,"size":5242883,"loud":true}}
            """);

        var first = await r2.PutPartAsync(await SignAsync(key, uploadId, 1), new byte[PartPlan.SmallestPart]);
        var second = await r2.PutPartAsync(await SignAsync(key, uploadId, 2), [1, 2, 3]);
        var parts = $$"""{"parts":[{"PartNumber":2,"ETag":"{{second}}"},{"PartNumber":1,"ETag":"\"{{first}}\"","Size":5}]}""";
        var completed = await fixture.Api.SendAsync("POST", Complete(key, uploadId), parts);
        var again = await fixture.Api.SendAsync("POST", Complete(key, uploadId), parts);

        Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        var answer = await completed.JsonAsync();
        Assert.Equal((key, "uploads"), ((string?)answer["key"], (string?)answer["bucket"]));
        Assert.EndsWith($"/api/assets/{assetId}", (string?)answer["location"], StringComparison.Ordinal);
        // Its answer was lost, say.
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var row = (await Store.GetAsync(assetId, default))!;
        Assert.Equal((5242883L, uploadId), (row.SizeBytes, row.UploadId));
        Assert.Equal("true", row.Metadata["loud"], ignoreCase: true);
        Assert.Equal(["loud", "name"], row.Metadata.Keys.Order());
        await fixture.UntilAsync($"/api/assets/{assetId}", a => a["recipes"]!.AsObject().Count == 1);
    }

    [Fact]
    public async Task Several_parts_are_signed_at_once()
    {
        var (key, uploadId, _) = await CreateAsync();

        var answer = await (await fixture.Api.SendAsync("GET", $"{Upload(uploadId)}/batch?key={Uri.EscapeDataString(key)}&partNumbers=1,3")).JsonAsync();

        var urls = answer["presignedUrls"]!.AsObject();
        Assert.Equal(["1", "3"], urls.Select(url => url.Key));
        Assert.NotEqual("", await r2.PutPartAsync((string)urls["3"]!, [1]));
    }

    [Fact]
    public async Task An_upload_is_aborted_as_often_as_one_asks_and_cannot_be_completed_then()
    {
        var (key, uploadId, _) = await CreateAsync();
        var etag = await r2.PutPartAsync(await SignAsync(key, uploadId, 1), [1]);

        var aborted = await fixture.Api.SendAsync("DELETE", WithKey(Upload(uploadId), key));
        var again = await fixture.Api.SendAsync("DELETE", WithKey(Upload(uploadId), key));
        var completed = await fixture.Api.SendAsync("POST", Complete(key, uploadId), $$"""{"parts":[{"PartNumber":1,"ETag":"{{etag}}"}]}""");

        Assert.Equal("{}", await aborted.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await completed.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_parts_that_have_come_are_listed()
    {
        var (key, uploadId, _) = await CreateAsync();
        var etag = await r2.PutPartAsync(await SignAsync(key, uploadId, 2), [1, 2, 3]);

        var listed = await fixture.Api.SendAsync("GET", WithKey(Upload(uploadId), key));

        var part = Assert.Single(JsonNode.Parse(await listed.Content.ReadAsStringAsync())!.AsArray())!;
        Assert.Equal((2, 3L), ((int)part["PartNumber"]!, (long)part["Size"]!));
        Assert.Equal(etag, ((string)part["ETag"]!).Trim('"'));
    }

    [Fact]
    public async Task Parts_that_R2_does_not_take_are_told_as_such()
    {
        var (key, uploadId, _) = await CreateAsync();
        await r2.PutPartAsync(await SignAsync(key, uploadId, 1), [1]);

        var completed = await fixture.Api.SendAsync(
            "POST", Complete(key, uploadId), """{"parts":[{"PartNumber":1,"ETag":"0123456789abcdef0123456789abcdef"}]}""");

        Assert.Contains("InvalidPart", await completed.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""", "metadata.a")]
    [InlineData("""{"size":"\ud800"}""", "metadata.size")]
    [InlineData("""{"a\ud800":"b"}""", "surrogate")]
    public async Task Metadata_with_half_a_character_is_refused_by_its_name(string metadata, string named)
    {
        var response = await fixture.Api.SendAsync(
            "POST", "/api/s3/multipart", $$"""{"filename":"a.mp4","type":"video/mp4","metadata":{{metadata}}}""");

        Assert.Contains(named, await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_touches_somebody_elses_upload()
    {
        var (key, uploadId, _) = await CreateAsync();
        (string Method, string Address, string? Body)[] calls =
        [
            ("GET", WithKey(Upload(uploadId), key), null),
            ("GET", WithKey($"{Upload(uploadId)}/1", key), null),
            ("GET", WithKey($"{Upload(uploadId)}/batch", key) + "&partNumbers=1", null),
            ("POST", Complete(key, uploadId), """{"parts":[{"PartNumber":1,"ETag":"e"}]}"""),
            ("DELETE", WithKey(Upload(uploadId), key), null),
        ];

        foreach (var (method, address, body) in calls)
        {
            var bobs = await (await fixture.Api.SendAsync(method, address, body, TestKeys.Bob)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
            var none = await (await fixture.Api.SendAsync(method, address.Replace(uploadId, "none", StringComparison.Ordinal), body))
                .ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
            Assert.Equal(bobs, none);
        }
        Assert.NotEqual("", await r2.PutPartAsync(await SignAsync(key, uploadId, 1), [1]));
    }

    [Theory]
    [InlineData("GET", "params", null, "filename is missing")]
    [InlineData("GET", "params?filename=&type=video/mp4", null, "filename is missing")]
    [InlineData("GET", "params?filename=a.mp4", null, "type is missing")]
    [InlineData("GET", "params?filename=a.mp4&type=nonsense", null, "contentType is missing or no content type")]
    [InlineData("GET", "params?filename=a.mp4&filename=b.mp4&type=video/mp4", null, "filename is given more than once")]
    [InlineData("GET", "params?filename=a.mp4&type=video/mp4&metadata[a]=1&metadata[a]=2", null, "metadata[a] is given more than once")]
    [InlineData("GET", "params?filename=a.mp4&type=video/mp4&recipe=x", null, "'recipe'")]
    [InlineData("GET", "params?filename=a.mp4&type=video/mp4&metadata[]=x", null, "'metadata[]'")]
    [InlineData("GET", "params?filename=a.mp4&type=video/mp4&metadata[size]=1.5", null, "metadata.size is no whole number")]
    [InlineData("GET", "params?filename=a.mp4&type=video/mp4&metadata[recipe]=none", null, "There is no recipe 'none'")]
    [InlineData("POST", "multipart", "{}", "filename is missing")]
    [InlineData("POST", "multipart", "", "not well-formed JSON")]
    [InlineData("POST", "multipart", """{"filename":"a.mp4"}""", "type is missing")]
    [InlineData("POST", "multipart", """{"filename":"","type":"video/mp4"}""", "filename is empty")]
    [InlineData("POST", "multipart", """{"filename":1,"type":"video/mp4"}""", "filename is not what it should be")]
    [InlineData("POST", "multipart", """{"filename":"a.mp4","type":"video/mp4","metadata":{"a":[]}}""", "metadata.a is no text")]
    [InlineData("POST", "multipart", """{"filename":"a.mp4","type":"video/mp4","metadata":{"size":"x"}}""", "metadata.size is no whole number")]
    [InlineData("POST", "multipart", """{"filename":"a.mp4","filename":"b.mp4","type":"video/mp4"}""", "filename")]
    [InlineData("GET", "multipart/u", null, "key is missing")]
    [InlineData("GET", "multipart/u?key=a&key=b", null, "key is given more than once")]
    [InlineData("GET", "multipart/u/1", null, "key is missing")]
    [InlineData("GET", "multipart/u/0?key=a", null, "expected 1 to 10000")]
    [InlineData("GET", "multipart/u/10001?key=a", null, "expected 1 to 10000")]
    [InlineData("GET", "multipart/u/one?key=a", null, "expected 1 to 10000")]
    [InlineData("GET", "multipart/u/batch?key=a", null, "partNumbers is missing")]
    [InlineData("GET", "multipart/u/batch?key=a&partNumbers=1,,2", null, "partNumbers is no list")]
    [InlineData("GET", "multipart/u/batch?key=a&partNumbers=0", null, "partNumbers is no list")]
    [InlineData("POST", "multipart/u/complete", """{"parts":[]}""", "key is missing")]
    [InlineData("POST", "multipart/u/complete?key=a", "{}", "parts is missing")]
    [InlineData("POST", "multipart/u/complete?key=a", """{"parts":[]}""", "parts has 0 entries")]
    [InlineData("POST", "multipart/u/complete?key=a", """{"parts":[null]}""", "parts has a null")]
    [InlineData("POST", "multipart/u/complete?key=a", """{"parts":[{"PartNumber":1}]}""", "parts is not what it should be")]
    [InlineData("POST", "multipart/u/complete?key=a", """{"parts":[{"PartNumber":0,"ETag":"e"}]}""", "a PartNumber of 0")]
    [InlineData("POST", "multipart/u/complete?key=a", """{"parts":[{"PartNumber":1,"ETag":""}]}""", "an ETag that is empty")]
    [InlineData("POST", "multipart/u/complete?key=a", """{"parts":[{"PartNumber":1,"ETag":null}]}""", "parts is not what it should be")]
    [InlineData("POST", "multipart/u/complete?key=a", """{"parts":[{"PartNumber":1,"ETag":"e"},{"PartNumber":1,"ETag":"e"}]}""", "part 1 more than once")]
    [InlineData("DELETE", "multipart/u", null, "key is missing")]
    public async Task Bad_input_is_refused_by_name(string method, string address, string? body, string expected)
    {
        var response = await fixture.Api.SendAsync(method, $"/api/s3/{address}", body);

        Assert.Contains(expected, await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_policy_does_not_take_is_not_begun()
    {
        var type = await fixture.Api.SendAsync("POST", "/api/s3/multipart", """{"filename":"a.txt","type":"text/plain"}""");
        var size = await fixture.Api.SendAsync("GET", "/api/s3/params?filename=a.mp4&type=video/mp4&metadata[size]=999999999999999");
        var many = await fixture.Api.SendAsync("GET", $"/api/s3/multipart/u/batch?key=a&partNumbers={string.Join(',', Enumerable.Range(1, 101))}");
        var large = await fixture.Api.SendAsync("POST", "/api/s3/multipart/u/complete?key=a", new string(' ', 1024 * 1024 + 1));

        await type.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "type-not-allowed");
        await size.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        await many.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        await large.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    public void Dispose() => r2.Dispose();

    private async Task<(string Key, string UploadId, string AssetId)> CreateAsync(string wish = """{"filename":"film.mp4","type":"video/mp4"}""")
    {
        var response = await fixture.Api.SendAsync("POST", "/api/s3/multipart", wish);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var answer = await response.JsonAsync();
        Assert.Equal("uploads", (string?)answer["bucket"]);
        return ((string)answer["key"]!, (string)answer["uploadId"]!, (string)answer["assetId"]!);
    }

    private async Task<string> SignAsync(string key, string uploadId, int part) =>
        (string)(await (await fixture.Api.SendAsync("GET", WithKey($"{Upload(uploadId)}/{part}", key))).JsonAsync())["url"]!;

    private static string Upload(string uploadId) => $"/api/s3/multipart/{Uri.EscapeDataString(uploadId)}";

    private static string Complete(string key, string uploadId) => WithKey($"{Upload(uploadId)}/complete", key);

    private static string WithKey(string address, string key) => $"{address}?key={Uri.EscapeDataString(key)}";
}
