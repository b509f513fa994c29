using MediaFunctions.Processing.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

[Collection(PartsCollection.Name)]
public sealed class JobSpecs(PartsFixture fixture)
{
    private JobStore Jobs => fixture.Api.Services.GetRequiredService<JobStore>();

    [Fact]
    public async Task A_job_tells_what_it_is_of_and_where_to_go()
    {
        var (ticket, job) = await fixture.UploadAsync();

        Assert.Equal("queued", (string?)job["state"]);
        Assert.Equal("default", (string?)job["recipe"]);
        Assert.Equal((string?)ticket["key"], (string?)job["source"]!["key"]);
        Assert.NotNull((string?)job["source"]!["etag"]);
        Assert.Equal(0, (int?)job["tries"]);
        Assert.Empty(job["outputs"]!.AsArray());
        Assert.Null(job["error"]);
        Assert.Equal((string?)ticket["assetUrl"], (string?)job["links"]!["asset"]);
        Assert.EndsWith($"/api/jobs/{job["jobId"]}", (string?)job["links"]!["self"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_is_processed_once_and_again_when_forced()
    {
        var (ticket, job) = await fixture.UploadAsync();
        var key = (string)ticket["key"]!;

        var known = await SubmitAsync(key, force: false);
        var forced = await SubmitAsync(key, force: true);

        Assert.Equal((string?)job["jobId"], (string?)(await known.JsonAsync())["jobId"]);
        Assert.Equal(HttpStatusCode.Accepted, forced.StatusCode);
        var made = await forced.JsonAsync();
        Assert.NotEqual((string?)job["jobId"], (string?)made["jobId"]);
        Assert.Equal((string?)made["links"]!["self"], forced.Headers.Location?.ToString());
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var response = await SubmitAsync("uploads/20260101/nothing.mp4", force: false);

        await response.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_queued_job_is_cancelled_at_once_and_retried_on_demand()
    {
        var (ticket, job) = await fixture.UploadAsync();
        var address = $"/api/jobs/{job["jobId"]}";

        var cancelled = await fixture.Api.SendAsync("DELETE", address);
        var submitted = await SubmitAsync((string)ticket["key"]!, force: false);
        var retried = await fixture.Api.SendAsync("POST", address + "/retry");
        var again = await fixture.Api.SendAsync("POST", address + "/retry");

        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        var view = await cancelled.JsonAsync();
        Assert.Equal("cancelled", (string?)view["state"]);
        Assert.Equal("cancelled", (string?)view["error"]!["code"]);
        Assert.Equal(HttpStatusCode.OK, submitted.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, retried.StatusCode);
        Assert.Equal("queued", (string?)(await retried.JsonAsync())["state"]);
        await again.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task A_job_at_work_is_asked_to_stop_and_one_that_commits_cannot_be()
    {
        var (_, job) = await fixture.UploadAsync();
        var row = (await Jobs.GetAsync((string)job["jobId"]!, default))!;
        var working = await Jobs.ReplaceAsync(
            row,
            row with { State = JobState.Processing, LeaseToken = "t", LeaseUntil = DateTimeOffset.UtcNow.AddMinutes(5) },
            default);

        var asked = await fixture.Api.SendAsync("DELETE", $"/api/jobs/{job["jobId"]}");
        var newest = (await Jobs.GetAsync((string)job["jobId"]!, default))!;
        await Jobs.ReplaceAsync(newest, newest with { Committing = true }, default);
        var late = await fixture.Api.SendAsync("DELETE", $"/api/jobs/{job["jobId"]}");

        Assert.NotNull(working);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.True(newest.CancelRequested);
        await late.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_page_by_page()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
            ids.Insert(0, (string)(await fixture.UploadAsync()).Job["jobId"]!);

        var listed = new List<string>();
        string? continuation = null;
        do
        {
            var response = await fixture.Api.SendAsync("GET", $"/api/jobs?status=queued&top=2&continuation={continuation}");
            var page = await response.JsonAsync();
            Assert.InRange(page["jobs"]!.AsArray().Count, 0, 2);
            listed.AddRange(page["jobs"]!.AsArray().Select(j => (string)j!["jobId"]!));
            continuation = (string?)page["continuation"];
        }
        while (continuation is not null);

        Assert.Equal(ids, listed.Take(3));
        Assert.Equal(listed.Count, listed.Distinct().Count());
    }

    [Fact]
    public async Task A_job_that_nobody_made_is_not_found()
    {
        var response = await fixture.Api.SendAsync("GET", $"/api/jobs/{Ids.NewAssetId()}-0123456789ab");

        await response.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    private Task<HttpResponseMessage> SubmitAsync(string key, bool force) => fixture.Api.SendAsync(
        "POST", "/api/jobs", new JsonObject { ["key"] = key, ["force"] = force }.ToJsonString());
}
