using System.Diagnostics;

namespace MediaFunctions.Tests.Client;

/// <summary>What is sent again, and what is not.</summary>
public sealed class RetrySpecs : IAsyncLifetime, IDisposable
{
    private const string Later = """{"code":"storage-unavailable","detail":"later"}""";
    private const string Health = """{"status":"failing","version":"1","checks":{}}""";

    private readonly HttpClient http = MediaFunctionsHttp.Create();
    private StandIn standIn = null!;

    public async Task InitializeAsync() => standIn = await StandIn.StartAsync();

    public Task DisposeAsync() => standIn.DisposeAsync().AsTask();

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(0)]
    public async Task A_read_that_fails_for_now_is_repeated(int status)
    {
        standIn.Answers["GET /api/assets/a1"] = (_, call) => call < 3
            ? new Answer(status, Later)
            : new Answer(200, """{"assetId":"a1","recipes":{}}""");

        Assert.Equal("a1", (await standIn.Client(http).GetAssetAsync("a1")).AssetId);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(0)]
    public async Task A_retry_of_a_job_that_fails_is_not_repeated(int status)
    {
        standIn.Answers["POST /api/jobs/j1/retry"] = (_, _) => new Answer(status, Later) { RetryAfter = "1" };

        await Assert.ThrowsAnyAsync<Exception>(() => standIn.Client(http).RetryAsync("j1"));

        Assert.Single(standIn.Requests);
    }

    [Fact]
    public async Task What_was_refused_for_haste_is_repeated_when_it_may_be()
    {
        standIn.Answers["DELETE /api/grants/g1"] = (_, call) => call == 1
            ? new Answer(429, """{"code":"rate-limited"}""") { RetryAfter = "1" }
            : new Answer(204);
        var began = Stopwatch.GetTimestamp();

        Assert.True(await standIn.Client(http).RevokeGrantAsync("g1"));

        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0.9, 30);
    }

    [Fact]
    public async Task A_quota_of_an_hour_is_told_and_not_waited_for()
    {
        standIn.Answers["POST /api/uploads"] = (_, _) => new Answer(429, """{"code":"rate-limited","detail":"enough"}""") { RetryAfter = "3000" };
        using var stream = new MemoryStream([1]);

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(
            () => standIn.Client(http).UploadAsync(stream, "video/mp4", new UploadOptions { FileName = "x.mp4" }));

        Assert.Equal(("rate-limited", TimeSpan.FromSeconds(3000)), (refused.Code, refused.RetryAfter));
        Assert.Single(standIn.Requests);
    }

    [Fact]
    public async Task A_promise_whose_answer_was_lost_is_asked_for_again()
    {
        standIn.Answers["POST /api/uploads"] = (_, call) => call == 1 ? new Answer(0) : new Answer(422, """{"code":"type-not-allowed"}""");
        using var stream = new MemoryStream([1]);

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(
            () => standIn.Client(http).UploadAsync(stream, "video/mp4", new UploadOptions { FileName = "x.mp4" }));

        Assert.Equal("type-not-allowed", refused.Code);
        Assert.Equal(2, standIn.Requests.Count);
    }

    [Fact]
    public async Task A_job_that_is_to_be_made_again_is_not_asked_for_twice()
    {
        standIn.Answers["POST /api/jobs"] = (_, _) => new Answer(500, """{"code":"internal"}""");

        await Assert.ThrowsAsync<MediaFunctionsException>(() => standIn.Client(http).SubmitJobAsync("k", force: true));

        Assert.Single(standIn.Requests);
    }

    [Fact]
    public async Task Health_that_is_failing_is_told_as_it_is()
    {
        standIn.Answers["GET /api/health"] = (_, _) => new Answer(503, Health);

        Assert.Equal("failing", (await standIn.Client(http).GetHealthAsync()).Status);
        Assert.Single(standIn.Requests);
    }

    [Fact]
    public async Task What_never_stops_failing_is_told_with_its_code()
    {
        standIn.Answers["GET /api/jobs/j1"] = (_, _) => new Answer(503, Later);

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(() => standIn.Client(http).GetJobAsync("j1"));

        Assert.Equal(("storage-unavailable", 5), (refused.Code, standIn.Requests.Count));
    }
}
