namespace MediaFunctions.Tests.Client;

public sealed class JobSpecs : IAsyncLifetime, IDisposable
{
    private readonly HttpClient http = new();
    private StandIn standIn = null!;

    public async Task InitializeAsync() => standIn = await StandIn.StartAsync();

    public Task DisposeAsync() => standIn.DisposeAsync().AsTask();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Waiting_tells_every_state_and_ends_with_the_job()
    {
        standIn.Answers["GET /api/jobs/j1"] = (_, call) => new Answer(200, JobJson(call < 3 ? "processing" : "failed"));
        var told = new Told<Job>();

        var job = await standIn.Client(http).WaitForJobAsync("j1", told);

        Assert.Equal(JobState.Failed, job.State);
        Assert.Equal(3, standIn.Requests.Count);
        Assert.Same(job, told.Last);
    }

    [Fact]
    public async Task What_a_later_version_tells_of_an_output_is_kept()
    {
        standIn.Answers["GET /api/jobs/j1"] = (_, _) => new Answer(200, JobJson("succeeded"));

        var job = await standIn.Client(http).GetJobAsync("j1");

        var output = Assert.Single(job.Outputs);
        Assert.Equal((640, 360), (output.Width, output.Height));
        Assert.Equal(12, output.More!["columns"].GetInt32());
    }

    [Fact]
    public async Task A_receipt_tells_cost_alternatives_and_estimate_and_keeps_what_a_later_version_adds()
    {
        standIn.Answers["GET /api/jobs/j1"] = (_, _) => new Answer(200, JobJson("succeeded").Replace(
            "\"tries\":1,",
            """
            "tries":1,"receipt":{"bytesRead":7,"runs":5,
              "cost":{"usd":0.00031,"priceList":"p","parts":{"function":0.0003,"later":0.00001},"storageUsdPerMonth":0.0000001},
              "alternatives":{"mediaConvert":0.0075},
              "estimate":{"bytesRead":8,"bytesWritten":9,"cpuSeconds":1.5,"memoryBytes":10,"wallSeconds":2,"usd":0.0004},
              "actual":{"bytesRead":7,"bytesWritten":9,"cpuSeconds":1.25,"memoryBytes":11,"wallSeconds":2.5,"usd":0.00031}},
            """,
            StringComparison.Ordinal));

        var receipt = (await standIn.Client(http).GetJobAsync("j1")).Receipt!;

        Assert.Equal(5, receipt.More!["runs"].GetInt32());
        Assert.Equal((0.00031m, 0.00001m), (receipt.Cost!.Usd, receipt.Cost.Parts["later"]));
        Assert.Equal(0.0075m, receipt.Alternatives!["mediaConvert"]);
        Assert.Equal(new ReceiptEstimate(8, 9, 1.5, 10, 2, 0.0004m), receipt.Estimate);
        Assert.Equal(new ReceiptEstimate(7, 9, 1.25, 11, 2.5, 0.00031m), receipt.Actual);
    }

    [Fact]
    public async Task Waiting_for_an_asset_goes_on_while_its_upload_is_only_promised()
    {
        standIn.Answers["GET /api/assets/a1"] = (_, call) => new Answer(
            200,
            call == 1
                ? """{"assetId":"a1","state":"promised","recipes":{}}"""
                : """{"assetId":"a1","recipes":{"default":{"job":{"jobId":"j1","state":"queued"}}}}""");

        var job = await standIn.Client(http).WaitForAssetAsync("a1");

        Assert.Equal("j1", job.JobId);
    }

    [Fact]
    public async Task A_read_that_fails_for_now_is_repeated()
    {
        standIn.Answers["GET /api/jobs/j1"] = (_, call) => call == 1
            ? new Answer(503, """{"code":"storage-unavailable","detail":"later"}""")
            : new Answer(200, JobJson("queued"));

        Assert.Equal(JobState.Queued, (await standIn.Client(http).GetJobAsync("j1")).State);
    }

    [Fact]
    public async Task A_write_that_fails_is_not_repeated()
    {
        standIn.Answers["POST /api/jobs/j1/retry"] = (_, _) => new Answer(503, """{"code":"storage-unavailable","detail":"later"}""");

        await Assert.ThrowsAsync<MediaFunctionsException>(() => standIn.Client(http).RetryAsync("j1"));

        Assert.Single(standIn.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_no_problem_document_still_has_a_code()
    {
        standIn.Answers["DELETE /api/jobs/j1"] = (_, _) => new Answer(502, "<html>bad gateway</html>");

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(() => standIn.Client(http).CancelAsync("j1"));

        Assert.Equal(("internal", 502), (refused.Code, refused.Status));
    }

    [Fact]
    public async Task A_list_is_asked_for_by_state_length_and_continuation()
    {
        standIn.Answers["GET /api/jobs"] = (_, _) => new Answer(200, $$"""{"jobs":[{{JobJson("queued")}}],"continuation":"next"}""");

        var page = await standIn.Client(http).ListJobsAsync(JobState.Failed, 5, "a b");

        Assert.Equal("?status=failed&top=5&continuation=a%20b", standIn.Requests.Single().Query);
        Assert.Equal(("next", 1), (page.Continuation, page.Jobs.Count));
    }

    [Fact]
    public async Task A_job_is_submitted_by_key_recipe_and_force()
    {
        standIn.Answers["POST /api/jobs"] = (_, _) => new Answer(202, JobJson("queued"));

        await standIn.Client(http).SubmitJobAsync("uploads/k", "small", force: true);

        Assert.Equal("""{"key":"uploads/k","recipe":"small","force":true}""", standIn.Requests.Single().Text);
    }

    [Fact]
    public void Waiting_asks_quickly_at_first_and_ever_less()
    {
        var delays = new PollingPace().Delays().Take(30).Select(d => d.TotalMilliseconds).ToList();

        Assert.Equal(100, delays[0]);
        Assert.Equal(delays.Order(), delays);
        Assert.Equal(2000, delays[^1]);
    }

    private static string JobJson(string state) => $$$"""
        {"jobId":"j1","assetId":"a1","version":"v","recipe":"default","state":"{{{state}}}","createdAt":"2026-01-01T00:00:00Z",
         "updatedAt":"2026-01-01T00:00:00Z","tries":1,"source":{"key":"k","etag":"e"},
         "outputs":[{"name":"t","kind":"storyboard","key":"k/t.jpg","url":"http://x/t.jpg","contentType":"image/jpeg","bytes":1,
                     "sha256":"00","width":640,"height":360,"columns":12}],
         "skipped":[],"links":{"self":"s","asset":"a"}}
        """;
}
