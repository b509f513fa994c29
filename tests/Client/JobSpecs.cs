namespace MediaFunctions.Tests.Client;

public sealed class JobSpecs : IAsyncLifetime, IDisposable
{
    private readonly HttpClient http = MediaFunctionsHttp.Create();
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
    public async Task A_job_that_waits_under_a_ceiling_of_cost_says_so_and_is_released()
    {
        standIn.Answers["GET /api/jobs/j1"] = (_, _) => new Answer(200, JobJson("queued").Replace(
            "\"tries\":1,",
            """ "tries":1,"hold":{"ceiling":"day","reason":"It would cost about $2.00.","usd":2,"since":"2026-11-01T00:00:00Z"},""",
            StringComparison.Ordinal));
        standIn.Answers["POST /api/jobs/j1/release"] = (_, _) => new Answer(202, JobJson("queued"));

        var waiting = await standIn.Client(http).GetJobAsync("j1");
        var released = await standIn.Client(http).ReleaseAsync("j1");

        Assert.Equal(
            new JobHold("day", "It would cost about $2.00.", 2, new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)), waiting.Hold);
        Assert.Null(released.Hold);
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
    public async Task An_answer_that_is_no_problem_document_still_has_a_code()
    {
        standIn.Answers["DELETE /api/jobs/j1"] = (_, _) => new Answer(502, "<html>bad gateway</html>");

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(() => standIn.Client(http).CancelAsync("j1"));

        Assert.Equal(("internal", 502), (refused.Code, refused.Status));
    }

    [Fact]
    public async Task A_page_is_asked_for_by_filters_length_and_continuation()
    {
        standIn.Answers["GET /api/jobs"] = (_, _) => new Answer(200, $$"""{"jobs":[{{JobJson("queued")}}],"continuation":"next"}""");
        var filter = new JobFilter
        {
            State = JobState.Failed,
            Recipe = "small",
            AssetId = "a1",
            From = new DateTimeOffset(2026, 11, 1, 14, 0, 0, TimeSpan.FromHours(2)),
            Until = new DateTimeOffset(2026, 11, 2, 0, 0, 0, 500, TimeSpan.Zero),
            PageSize = 5,
        };

        var page = await standIn.Client(http).GetJobPageAsync(filter, "a b");

        Assert.Equal(
            "?status=failed&recipe=small&asset=a1&from=2026-11-01T12%3A00%3A00Z&to=2026-11-02T00%3A00%3A00.5Z&top=5&continuation=a%20b",
            standIn.Requests.Single().Query);
        Assert.Equal(("next", 1), (page.Continuation, page.Jobs.Count));
    }

    [Fact]
    public async Task A_list_goes_on_over_pages_even_empty_ones_and_asks_for_none_before_it_is_needed()
    {
        standIn.Answers["GET /api/jobs"] = (seen, _) => seen.Query switch
        {
            "" => new Answer(200, $$"""{"jobs":[{{JobJson("queued")}}],"continuation":"2"}"""),
            "?continuation=2" => new Answer(200, """{"jobs":[],"continuation":"3"}"""),
            _ => new Answer(200, $$"""{"jobs":[{{JobJson("failed")}}]}"""),
        };
        await using var jobs = standIn.Client(http).ListJobsAsync().GetAsyncEnumerator();

        Assert.True(await jobs.MoveNextAsync());
        Assert.Single(standIn.Requests);
        Assert.True(await jobs.MoveNextAsync());
        Assert.Equal(JobState.Failed, jobs.Current.State);
        Assert.False(await jobs.MoveNextAsync());
        Assert.Equal(3, standIn.Requests.Count);
    }

    [Fact]
    public async Task Sums_of_a_day_that_goes_on_with_the_next_page_are_added_up()
    {
        standIn.Answers["GET /api/jobs"] = (_, call) => new Answer(
            200,
            call == 1
                ? """{"jobs":[],"continuation":"2","sums":[{"day":"2026-11-02","recipe":"r","jobs":3,"succeeded":2,"failed":1,"usd":0.5,"bytesRead":1,"bytesWritten":2,"cpuSeconds":1.5}]}"""
                : """{"jobs":[],"sums":[{"day":"2026-11-02","recipe":"r","jobs":1,"succeeded":1,"failed":0,"usd":0.25,"bytesRead":1,"bytesWritten":1,"cpuSeconds":1},{"day":"2026-11-01","recipe":"r","jobs":1,"succeeded":1,"failed":0,"usd":1,"bytesRead":1,"bytesWritten":1,"cpuSeconds":1}]}""");

        var sums = await standIn.Client(http).SumJobsAsync(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 2));

        Assert.Equal("?sum=day&from=2026-11-01&to=2026-11-02", standIn.Requests.First().Query);
        Assert.Equal([(2, 4, 0.75m), (1, 1, 1m)], sums.Select(sum => (sum.Day.Day, sum.Jobs, sum.Usd)));
    }

    [Fact]
    public async Task A_job_is_submitted_by_key_recipe_and_force()
    {
        standIn.Answers["POST /api/jobs"] = (_, _) => new Answer(202, JobJson("queued"));

        await standIn.Client(http).SubmitJobAsync("uploads/k", "small", force: true, "https://x/done");

        Assert.Equal("""{"key":"uploads/k","recipe":"small","force":true,"callbackUrl":"https://x/done"}""", standIn.Requests.Single().Text);
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
