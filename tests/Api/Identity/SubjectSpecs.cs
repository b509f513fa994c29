namespace MediaFunctions.Tests.Api.Identity;

/// <summary>Two persons over the wire: what is one's is not there for the other.</summary>
public sealed class SubjectSpecs(TokenFixture fixture) : IClassFixture<TokenFixture>
{
    public static TheoryData<string, string> RoutesOfAJob => new()
    {
        { "GET", "/api/jobs/{job}" },
        { "GET", "/api/jobs/{job}/events" },
        { "POST", "/api/jobs/{job}/retry" },
        { "DELETE", "/api/jobs/{job}" },
        { "GET", "/api/assets/{asset}" },
        { "GET", "/api/assets/{asset}/events" },
        { "DELETE", "/api/assets/{asset}" },
    };

    [Theory]
    [MemberData(nameof(RoutesOfAJob))]
    public async Task Anothers_job_and_asset_are_not_there(string method, string route)
    {
        var (assetId, jobId, _) = await UploadAsync("anna");
        var address = route.Replace("{job}", jobId, StringComparison.Ordinal).Replace("{asset}", assetId, StringComparison.Ordinal);

        var answer = await SendAsync("ben", method, address);

        var nothing = await SendAsync("ben", method, address.Replace(assetId, new string('0', 32), StringComparison.Ordinal));
        Assert.Equal(
            await answer.ProblemAsync(HttpStatusCode.NotFound, "not-found"), await nothing.ProblemAsync(HttpStatusCode.NotFound, "not-found"));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("anna", "GET", $"/api/jobs/{jobId}")).StatusCode);
    }

    [Fact]
    public async Task Anothers_upload_is_nothing_to_make_a_job_or_a_plan_of()
    {
        var (_, _, key) = await UploadAsync("anna");

        foreach (var route in new[] { "/api/jobs", "/api/plan" })
        {
            var answer = await SendAsync("ben", "POST", route, $$"""{"key":"{{key}}","recipe":"poster"}""");
            await answer.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        }
    }

    [Fact]
    public async Task Anothers_upload_is_not_signed_for()
    {
        var begun = await SendAsync("anna", "POST", "/api/s3/multipart", """{"filename":"a.mp4","type":"video/mp4"}""");
        var upload = await begun.JsonAsync();
        var (key, id) = ((string)upload["key"]!, (string)upload["uploadId"]!);

        var sign = await SendAsync("ben", "POST", "/api/uploads/sign", $$"""{"method":"PUT","key":"{{key}}","uploadId":"{{id}}","partNumber":1}""");
        var abort = await SendAsync("ben", "DELETE", $"/api/s3/multipart/{Uri.EscapeDataString(id)}?key={Uri.EscapeDataString(key)}");

        await sign.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await abort.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Everybody_lists_what_is_his_own_and_keys_list_all()
    {
        var (_, annas, _) = await UploadAsync("anna");
        var (_, bens, _) = await UploadAsync("ben");

        var ofAnna = await ListAsync("anna");
        var ofBen = await ListAsync("ben");
        var ofAll = (await (await fixture.Api.SendAsync("GET", "/api/jobs?top=100")).JsonAsync())["jobs"]!.AsArray().Select(j => (string?)j!["jobId"]).ToList();

        Assert.Contains(annas, ofAnna);
        Assert.DoesNotContain(bens, ofAnna);
        Assert.Contains(bens, ofBen);
        Assert.DoesNotContain(annas, ofBen);
        Assert.Superset(new HashSet<string?> { annas, bens }, ofAll.ToHashSet());
    }

    [Fact]
    public async Task Whose_it_is_may_cancel_retry_and_delete()
    {
        var (assetId, jobId, _) = await UploadAsync("anna");

        var cancelled = await SendAsync("anna", "DELETE", $"/api/jobs/{jobId}");
        var retried = await SendAsync("anna", "POST", $"/api/jobs/{jobId}/retry");
        var deleted = await SendAsync("anna", "DELETE", $"/api/assets/{assetId}");
        var again = await SendAsync("anna", "DELETE", $"/api/assets/{assetId}");

        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, retried.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        await (await SendAsync("ben", "DELETE", $"/api/assets/{assetId}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_all_cost_together_is_for_keys_alone() =>
        await (await SendAsync("anna", "GET", "/api/jobs?sum=day")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");

    private async Task<List<string?>> ListAsync(string user) =>
        [.. (await (await SendAsync(user, "GET", "/api/jobs?top=100")).JsonAsync())["jobs"]!.AsArray().Select(j => (string?)j!["jobId"])];

    private async Task<(string AssetId, string JobId, string Key)> UploadAsync(string user)
    {
        var bytes = System.Security.Cryptography.RandomNumberGenerator.GetBytes(500);
        var promised = await SendAsync(user, "POST", "/api/uploads", """{"fileName":"a.mp4","contentType":"video/mp4","size":500}""");
        var ticket = await promised.JsonAsync();
        Assert.Equal(HttpStatusCode.OK, (await PartsFixture.PutAsync(ticket, bytes)).StatusCode);
        var assetId = (string)ticket["assetId"]!;
        var asset = await fixture.Pipeline.UntilAsync($"/api/assets/{assetId}", a => a["recipes"]!.AsObject().Count == 1);
        return (assetId, (string)asset["recipes"]!["default"]!["job"]!["jobId"]!, (string)ticket["key"]!);
    }

    private async Task<HttpResponseMessage> SendAsync(string user, string method, string address, string? body = null) =>
        await fixture.SendAsync(await fixture.Issuer.LogInAsync(user), method, address, body);
}
