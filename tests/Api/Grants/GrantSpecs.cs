using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;
using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Tests.Api.Grants;

[Collection(PartsCollection.Name)]
public sealed class GrantSpecs(PartsFixture fixture)
{
    private const string Clip = """{"fileName":"clip.mp4","contentType":"video/mp4","size":1000}""";

    [Fact]
    public async Task A_grant_opens_one_upload_without_a_key()
    {
        var grant = await GiveAsync("""{"contentType":"video/*","maxBytes":2000,"recipe":"default","metadata":{"order":"17"}}""");

        var response = await RedeemAsync(grant, Clip);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var assetId = (string)(await response.JsonAsync())["assetId"]!;
        var row = (await fixture.Api.Get<UploadStore>().GetAsync(assetId, CancellationToken.None))!;
        Assert.Equal(("default", "17"), (row.Recipe, row.Metadata["order"]));
        Assert.Equal($"grant:{grant["grantId"]}", row.Caller);
    }

    [Fact]
    public async Task Its_holder_sees_what_became_of_the_upload_and_nothing_else()
    {
        var grant = await GiveAsync("{}");
        var bytes = new byte[1000];
        var ticket = await (await RedeemAsync(grant, Clip)).JsonAsync();
        await PartsFixture.PutAsync(ticket, bytes);
        await fixture.UntilAsync($"/api/assets/{ticket["assetId"]}", a => a["recipes"]!.AsObject().Count == 1);
        var (others, _) = await fixture.UploadAsync();

        var own = await SendAsync(grant, "GET", $"/api/assets/{ticket["assetId"]}");
        var other = await SendAsync(grant, "GET", $"/api/assets/{others["assetId"]}");
        var list = await SendAsync(grant, "GET", "/api/jobs");

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        await other.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await list.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Asked_twice_it_answers_the_same_upload()
    {
        var grant = await GiveAsync("{}");

        var once = await (await RedeemAsync(grant, Clip)).JsonAsync();
        var twice = await (await RedeemAsync(grant, Clip)).JsonAsync();

        Assert.Equal((string?)once["key"], (string?)twice["key"]);
        Assert.Equal(HttpStatusCode.OK, (await PartsFixture.PutAsync(twice, new byte[1000])).StatusCode);
    }

    [Fact]
    public async Task Twenty_browsers_that_hold_it_get_one_upload_together()
    {
        var grant = await GiveAsync("{}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RedeemAsync(grant, Clip)));

        var keys = await Task.WhenAll(answers.Where(a => a.IsSuccessStatusCode).Select(async a => (string)(await a.JsonAsync())["assetId"]!));
        Assert.Single(keys.Distinct());
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(100_000_000)]
    public async Task Twenty_files_at_once_are_one_upload_and_nineteen_refusals(int size)
    {
        var grant = await GiveAsync("{}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            i => RedeemAsync(grant, $$"""{"fileName":"{{i}}.mp4","contentType":"video/mp4","size":{{size}}}""")));

        var first = await Assert.Single(answers, a => a.IsSuccessStatusCode).JsonAsync();
        foreach (var other in answers.Where(a => !a.IsSuccessStatusCode))
            await other.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        var row = await fixture.Api.Get<UploadStore>().GetAsync((string)first["assetId"]!, CancellationToken.None);
        Assert.Equal(((string?)first["key"], (string?)first["multipart"]?["uploadId"]), (row!.Key, row.UploadId));
    }

    [Fact]
    public async Task The_same_parts_at_once_are_begun_once()
    {
        var grant = await GiveAsync("{}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            _ => RedeemAsync(grant, Clip.Replace("1000", "100000000", StringComparison.Ordinal))));

        var ids = await Task.WhenAll(answers.Select(async a => (string)(await a.JsonAsync())["multipart"]!["uploadId"]!));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task Who_began_its_parts_at_R2_is_not_answered_as_if_we_had()
    {
        var grant = await GiveAsync("{}");
        var sign = """{"method":"POST","key":"clip.mp4","contentType":"video/mp4","size":100000000}""";
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(grant, "POST", "/api/uploads/sign", sign)).StatusCode);

        var companion = await SendAsync(
            grant, "POST", "/api/s3/multipart", """{"filename":"clip.mp4","type":"video/mp4","metadata":{"size":"100000000"}}""");
        var plain = await RedeemAsync(grant, Clip.Replace("1000", "100000000", StringComparison.Ordinal));

        await companion.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        await plain.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Its_address_used_again_with_other_bytes_makes_no_second_job()
    {
        var grant = await GiveAsync("{}");
        var ticket = await (await RedeemAsync(grant, Clip)).JsonAsync();
        await PartsFixture.PutAsync(ticket, Enumerable.Repeat((byte)1, 1000).ToArray());
        await fixture.UntilAsync($"/api/assets/{ticket["assetId"]}", a => a["recipes"]!.AsObject().Count == 1);

        await PartsFixture.PutAsync(ticket, Enumerable.Repeat((byte)2, 1000).ToArray());
        var (_, later) = await fixture.UploadAsync();

        Assert.NotNull(later["jobId"]);
        Assert.Single(await fixture.Api.Get<JobStore>().ForAssetAsync((string)ticket["assetId"]!, CancellationToken.None));
    }

    [Fact]
    public async Task It_is_used_up_by_another_file_or_by_its_own()
    {
        var grant = await GiveAsync("{}");
        var ticket = await (await RedeemAsync(grant, Clip)).JsonAsync();

        var other = await RedeemAsync(grant, Clip.Replace("1000", "1001", StringComparison.Ordinal));
        await PartsFixture.PutAsync(ticket, new byte[1000]);
        await fixture.UntilAsync($"/api/assets/{ticket["assetId"]}", a => a["recipes"]!.AsObject().Count == 1);
        var again = await RedeemAsync(grant, Clip);

        await other.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        await again.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Theory]
    [InlineData("""{"fileName":"other.mp4"}""", "other.mp4")]
    [InlineData("""{"contentType":"audio/*"}""", "audio/*")]
    [InlineData("""{"contentType":"video/webm"}""", "video/webm")]
    [InlineData("""{"size":999}""", "999 bytes")]
    [InlineData("""{"maxBytes":999}""", "at most 999 bytes")]
    public async Task It_is_good_for_nothing_else(string terms, string named)
    {
        var grant = await GiveAsync(terms);

        var message = await (await RedeemAsync(grant, Clip)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");

        Assert.Contains(named, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"recipe\":\"podcast\"")]
    [InlineData("\"callbackUrl\":\"https://e.example/\"")]
    public async Task Recipe_and_callback_are_the_grants_alone(string member)
    {
        var grant = await GiveAsync("""{"recipe":"default"}""");

        var response = await RedeemAsync(grant, Clip.Replace("}", $",{member}}}", StringComparison.Ordinal));

        await response.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Metadata_of_its_holder_is_passed_over()
    {
        var grant = await GiveAsync("""{"metadata":{"order":"17"},"callbackUrl":"https://e.example/orders"}""");

        var response = await RedeemAsync(grant, Clip.Replace("}", ",\"metadata\":{\"order\":\"18\",\"name\":\"a\"}}", StringComparison.Ordinal));

        var row = (await fixture.Api.Get<UploadStore>().GetAsync((string)(await response.JsonAsync())["assetId"]!, CancellationToken.None))!;
        Assert.Equal(new Dictionary<string, string> { ["order"] = "17" }, row.Metadata);
        Assert.Equal("https://e.example/orders", row.CallbackUrl);
    }

    [Fact]
    public async Task It_ends_with_its_lifetime()
    {
        var grant = await GiveAsync("""{"lifetimeSeconds":1}""");
        var ends = (DateTimeOffset)grant["expiresAt"]!;
        await Task.Delay(ends - DateTimeOffset.UtcNow + TimeSpan.FromMilliseconds(100));

        await (await RedeemAsync(grant, Clip)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Taken_back_it_opens_nothing()
    {
        var grant = await GiveAsync("{}");

        var revoked = await fixture.Api.SendAsync("DELETE", $"/api/grants/{grant["grantId"]}");
        var again = await fixture.Api.SendAsync("DELETE", $"/api/grants/{grant["grantId"]}");

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        await again.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await RedeemAsync(grant, Clip)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData("mfg_")]
    [InlineData("mfg__")]
    [InlineData("mfg_00000000000000000000000000000000_secret")]
    [InlineData("mfg_../../etc_secret")]
    [InlineData("")]
    public async Task What_is_no_grant_opens_nothing(string token)
    {
        var response = await fixture.Api.SendAsync("POST", "/api/uploads", Clip, null, ("x-upload-grant", token));

        await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Its_id_alone_or_with_another_secret_opens_nothing()
    {
        var grant = await GiveAsync("{}");
        var token = (string)grant["grant"]!;

        foreach (var wrong in new[] { (string)grant["grantId"]!, token[..^1], token[..^1] + (token[^1] == '0' ? '1' : '0') })
        {
            var response = await fixture.Api.SendAsync("POST", "/api/uploads", Clip, null, ("x-upload-grant", wrong));
            await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        }
    }

    [Theory]
    [InlineData("""{"size":1,"maxBytes":2}""", "size and maxBytes")]
    [InlineData("""{"size":-1}""", "-1")]
    [InlineData("""{"maxBytes":999999999999999}""", "999999999999999")]
    [InlineData("""{"contentType":"video"}""", "contentType")]
    [InlineData("""{"fileName":"../a.mp4"}""", "fileName")]
    [InlineData("""{"recipe":"none"}""", "none")]
    [InlineData("""{"lifetimeSeconds":0}""", "lifetimeSeconds")]
    [InlineData("""{"lifetimeSeconds":86401}""", "86401")]
    [InlineData("""{"metadata":{"a":null}}""", "metadata.a")]
    [InlineData("""{"callbackUrl":"https://evil.example/"}""", "callbackUrl")]
    [InlineData("""{"recipes":"default"}""", "recipes")]
    public async Task A_grant_of_nonsense_is_not_given(string terms, string named)
    {
        var response = await fixture.Api.SendAsync("POST", "/api/grants", terms);

        Assert.Contains(named, await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sweep_forgets_those_that_ended_long_ago()
    {
        var grants = fixture.Api.Get<GrantStore>();
        var grant = await GiveAsync("""{"lifetimeSeconds":1}""");
        var id = (string)grant["grantId"]!;

        await grants.ForgetEndedAsync((DateTimeOffset)grant["expiresAt"]!, 500, CancellationToken.None);
        Assert.NotNull(await grants.GetAsync(id, CancellationToken.None));
        await grants.ForgetEndedAsync((DateTimeOffset)grant["expiresAt"]! + TimeSpan.FromTicks(1), 500, CancellationToken.None);
        Assert.Null(await grants.GetAsync(id, CancellationToken.None));
    }

    private async Task<JsonObject> GiveAsync(string terms)
    {
        var response = await fixture.Api.SendAsync("POST", "/api/grants", terms);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.JsonAsync();
    }

    private Task<HttpResponseMessage> RedeemAsync(JsonObject grant, string body) => SendAsync(grant, "POST", "/api/uploads", body);

    private Task<HttpResponseMessage> SendAsync(JsonObject grant, string method, string path, string? body = null) =>
        fixture.Api.SendAsync(method, path, body, null, ("x-upload-grant", (string)grant["grant"]!));
}
