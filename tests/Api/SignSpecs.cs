using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

/// <summary>What Uppy 6's <c>signRequest</c> asks for, and what each answer is good for at R2.</summary>
[Collection(PartsCollection.Name)]
public sealed class SignSpecs(PartsFixture fixture) : IDisposable
{
    private readonly R2Client r2 = new();

    private UploadStore Store => fixture.Api.Services.GetRequiredService<UploadStore>();

    [Fact]
    public async Task The_first_PUT_makes_the_promise_renames_the_key_and_signs()
    {
        var signed = await SignAsync("""
            {"method":"PUT","key":"an-uuid-a film ü.mp4","contentType":"video/mp4","size":5,"recipe":"poster","metadata":{"a":"b"},"callbackUrl":"https://e.example/"}
            """);

        var row = (await Store.GetAsync((string)signed["assetId"]!, default))!;
        var put = await r2.SendAsync("PUT", (string)signed["url"]!, [1, 2, 3, 4, 5], (string?)signed["headers"]!["content-type"]);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Matches($"^uploads/[0-9]{{8}}/{row.AssetId}/an-uuid-a film ü.mp4$", (string)signed["key"]!);
        Assert.EndsWith($"/api/assets/{row.AssetId}", (string?)signed["assetUrl"], StringComparison.Ordinal);
        Assert.Null(signed["fields"]);
        Assert.Equal(("alice", 5L, "video/mp4", "poster", "https://e.example/"), (row.Caller, row.SizeBytes, row.ContentType, row.Recipe, row.CallbackUrl));
        Assert.Equal("b", row.Metadata["a"]);
        Assert.False(row.InParts);
        var asset = await fixture.UntilAsync($"/api/assets/{row.AssetId}", a => a["recipes"]!.AsObject().Count == 1);
        Assert.NotNull(asset["recipes"]!["poster"]);
    }

    [Fact]
    public async Task Parts_that_the_client_begins_end_as_a_job()
    {
        var signed = await SignAsync("""{"method":"POST","key":"folder/film.mp4","fileName":"other.mp4"}""");
        var key = (string)signed["key"]!;
        Assert.Null(signed["headers"]);
        var uploadId = await r2.BeginAsync((string)signed["url"]!, "video/mp4");

        var first = await r2.PutPartAsync(await SignPartAsync("PUT", key, uploadId, 1), new byte[PartPlan.SmallestPart]);
        var second = await r2.PutPartAsync(await SignPartAsync("PUT", key, uploadId, 2), [1, 2, 3]);
        var completed = await r2.CompleteAsync(await SignPartAsync("POST", key, uploadId), first, second);

        Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        Assert.EndsWith("/other.mp4", key, StringComparison.Ordinal);
        var row = (await Store.GetAsync((string)signed["assetId"]!, default))!;
        Assert.Equal((uploadId, null, null, true), (row.UploadId, row.SizeBytes, row.ContentType, row.InParts));
        await fixture.UntilAsync($"/api/assets/{row.AssetId}", a => a["recipes"]!.AsObject().Count == 1);
        var head = await fixture.Api.Services.GetRequiredKeyedService<R2Bucket>("uploads").HeadAsync(key, default);
        Assert.Equal("video/mp4", head!.ContentType);
    }

    [Fact]
    public async Task R2_refuses_unequal_parts_at_completion()
    {
        var signed = await SignAsync("""{"method":"POST","key":"film.mp4"}""");
        var key = (string)signed["key"]!;
        var uploadId = await r2.BeginAsync((string)signed["url"]!, "video/mp4");
        var first = await r2.PutPartAsync(await SignPartAsync("PUT", key, uploadId, 1), new byte[PartPlan.SmallestPart]);
        var second = await r2.PutPartAsync(await SignPartAsync("PUT", key, uploadId, 2), new byte[PartPlan.SmallestPart + 1]);
        var third = await r2.PutPartAsync(await SignPartAsync("PUT", key, uploadId, 3), [1]);

        var completed = await r2.CompleteAsync(await SignPartAsync("POST", key, uploadId), first, second, third);

        // Cloudflare's says 400 InvalidPart, the local one 404.
        Assert.True(completed.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{completed.StatusCode}");
        Assert.Null(await fixture.Api.Services.GetRequiredKeyedService<R2Bucket>("uploads").HeadAsync(key, default));
    }

    [Fact]
    public async Task A_type_that_was_told_is_signed_with_the_beginning_of_parts()
    {
        var signed = await SignAsync("""{"method":"POST","key":"film.mp4","contentType":"video/mp4"}""");

        var other = await r2.SendAsync("POST", (string)signed["url"]!, contentType: "text/html");

        Assert.Equal("video/mp4", (string?)signed["headers"]!["content-type"]);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.NotEqual("", await r2.BeginAsync((string)signed["url"]!, "video/mp4"));
    }

    [Fact]
    public async Task The_first_uploadId_that_a_later_call_names_is_bound_and_no_other_is_signed_then()
    {
        var key = (string)(await SignAsync("""{"method":"POST","key":"film.mp4"}"""))["key"]!;
        await SignPartAsync("PUT", key, "the-first", 1);

        var other = await SendAsync(Wish("PUT", key, "the-second", 1));

        await other.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await SignPartAsync("DELETE", key, "the-first");
    }

    [Fact]
    public async Task Twenty_ids_at_once_bind_one()
    {
        var key = (string)(await SignAsync("""{"method":"POST","key":"film.mp4"}"""))["key"]!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => SendAsync(Wish("GET", key, $"id-{i}", null))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(a => a.StatusCode == HttpStatusCode.Forbidden));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task A_first_call_with_the_answered_key_signs_again_and_promises_nothing_more(string method)
    {
        var first = await SignAsync($$"""{"method":"{{method}}","key":"film.mp4","contentType":"video/mp4","size":3}""");

        var again = await SignAsync($$"""{"method":"{{method}}","key":"{{first["key"]}}","contentType":"image/png","size":4}""");

        Assert.Equal((string?)first["assetId"], (string?)again["assetId"]);
        Assert.Equal((string?)first["key"], (string?)again["key"]);
        Assert.Equal("video/mp4", (string?)again["headers"]!["content-type"]);
        var sent = await r2.SendAsync(method, (string)again["url"]!, method == "PUT" ? [1, 2, 3] : null, "video/mp4");
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
    }

    [Fact]
    public async Task A_key_of_somebody_else_or_of_another_sort_or_that_has_come_is_a_new_upload()
    {
        var first = await SignAsync("""{"method":"PUT","key":"film.mp4","contentType":"video/mp4","size":1}""");
        var wish = $$"""{"method":"PUT","key":"{{first["key"]}}","contentType":"video/mp4","size":1}""";

        var bobs = await (await SendAsync(wish, TestKeys.Bob)).JsonAsync();
        var parts = await SignAsync(wish.Replace("PUT", "POST", StringComparison.Ordinal));
        await r2.SendAsync("PUT", (string)first["url"]!, [1], "video/mp4");
        await fixture.UntilAsync($"/api/assets/{first["assetId"]}", a => a["recipes"]!.AsObject().Count == 1);
        var come = await SignAsync(wish);

        string?[] assets = [.. new[] { first, bobs, parts, come }.Select(answer => (string?)answer["assetId"])];
        Assert.Equal(assets, assets.Distinct());
        Assert.All([bobs, parts, come], answer => Assert.EndsWith("/film.mp4", (string?)answer["key"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_somebody_elses_upload_is_signed_whatever_is_asked()
    {
        var single = await SignAsync("""{"method":"PUT","key":"film.mp4","contentType":"video/mp4","size":1}""");
        var parts = (string)(await SignAsync("""{"method":"POST","key":"film.mp4"}"""))["key"]!;
        await SignPartAsync("PUT", parts, "mine", 1);
        string[] wishes = [Wish("PUT", parts, "mine", 1), Wish("GET", parts, "mine", null), Wish("POST", parts, "mine", null), Wish("DELETE", parts, "mine", null)];

        var messages = new HashSet<string>();
        foreach (var wish in wishes)
            messages.Add(await (await SendAsync(wish, TestKeys.Bob)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden"));
        messages.Add(await (await SendAsync(Wish("PUT", "uploads/none", "mine", 1))).ProblemAsync(HttpStatusCode.Forbidden, "forbidden"));
        // An upload in one PUT has no parts, not even for the caller whose it is.
        messages.Add(await (await SendAsync(Wish("PUT", (string)single["key"]!, "mine", 1))).ProblemAsync(HttpStatusCode.Forbidden, "forbidden"));

        Assert.Single(messages);
        Assert.Null((await Store.GetAsync((string)single["assetId"]!, default))!.UploadId);
    }

    [Theory]
    [InlineData("""{"method":"PUT","contentType":"video/mp4"}""", "key is missing")]
    [InlineData("""{"key":"a.mp4"}""", "method is missing")]
    [InlineData("""{"method":"PUT","key":"","contentType":"video/mp4"}""", "key is empty")]
    [InlineData("""{"method":"PUT","key":"a.mp4"}""", "contentType is missing")]
    [InlineData("""{"method":"PUT","key":"a.mp4","contentType":"nonsense"}""", "contentType is missing or no content type")]
    [InlineData("""{"method":"put","key":"a.mp4","contentType":"video/mp4"}""", "uploadId is missing")]
    [InlineData("""{"method":"GET","key":"a.mp4"}""", "uploadId is missing")]
    [InlineData("""{"method":"DELETE","key":"a.mp4"}""", "uploadId is missing")]
    [InlineData("""{"method":"PUT","key":"a.mp4","partNumber":1}""", "uploadId is missing")]
    [InlineData("""{"method":"GET","key":"a.mp4","uploadId":""}""", "uploadId is empty")]
    [InlineData("""{"method":"GET","key":"a.mp4","uploadId":"a b"}""", "uploadId is empty or no id")]
    [InlineData("""{"method":"PUT","key":"a.mp4","uploadId":"u","partNumber":"1"}""", "partNumber is not what it should be")]
    [InlineData("""{"method":"PUT","key":"a.mp4","contentType":"video/mp4","size":-1}""", "size is below 0")]
    [InlineData("""{"method":"PUT","key":"a.mp4","contentType":"video/mp4","size":"1"}""", "size is not what it should be")]
    [InlineData("""{"method":"PUT","key":"a.mp4","contentType":"video/mp4","fileName":"a/b.mp4"}""", "fileName is a path")]
    [InlineData("""{"method":"PUT","key":"a.mp4","contentType":"video/mp4","recipe":"none"}""", "There is no recipe 'none'")]
    [InlineData("""{"method":"PUT","key":"a.mp4","contentType":"video/mp4","metadata":{"a":null}}""", "metadata.a is null")]
    [InlineData("""{"method":"PUT","key":"a.mp4","key":"b.mp4","contentType":"video/mp4"}""", "key")]
    [InlineData("""{"method":"PUT","key":"a.mp4","contentType":"video/mp4","fields":{}}""", "'fields'")]
    public async Task A_wish_that_is_none_is_refused_by_name(string wish, string expected)
    {
        var message = await (await SendAsync(wish)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_policy_does_not_take_is_not_signed()
    {
        var type = await SendAsync("""{"method":"PUT","key":"a.txt","contentType":"text/plain"}""");
        var size = await SendAsync("""{"method":"POST","key":"a.mp4","size":999999999999999}""");
        var id = await SendAsync(Wish("GET", "a.mp4", new string('u', 3000), null));

        await type.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "type-not-allowed");
        await size.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        await id.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    public void Dispose() => r2.Dispose();

    private Task<HttpResponseMessage> SendAsync(string wish, string key = TestKeys.Alice) => fixture.Api.SendAsync("POST", "/api/uploads/sign", wish, key);

    private async Task<JsonObject> SignAsync(string wish)
    {
        var response = await SendAsync(wish);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }

    private async Task<string> SignPartAsync(string method, string key, string uploadId, int? part = null) =>
        (string)(await SignAsync(Wish(method, key, uploadId, part)))["url"]!;

    private static string Wish(string method, string key, string uploadId, int? part) => new JsonObject
    {
        ["method"] = method,
        ["key"] = key,
        ["uploadId"] = uploadId,
        ["partNumber"] = part,
    }.ToJsonString();
}
