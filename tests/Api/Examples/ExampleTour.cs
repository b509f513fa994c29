using System.Net.Http.Headers;
using System.Text;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Api.Examples;

/// <summary>Walks through the whole API over real parts and a real FFmpeg, and writes down what was said.</summary>
internal sealed class ExampleTour(PartsFixture pipeline)
{
    private const string NoJob = "00000000000000000000000000000000-000000000000";
    private const int LargeBytes = 70_000_000;

    private readonly SortedDictionary<string, Example> examples = new(StringComparer.Ordinal);

    public async Task<SortedDictionary<string, Example>> WalkAsync()
    {
        await ServiceAsync();
        var (assetId, jobId) = await UploadAsync();
        await JobsAsync(assetId, jobId);
        await PartsAsync();
        await CompanionAsync();
        await GrantsAsync();
        await EventsAsync();
        await DeletionAsync(assetId, jobId);
        return examples;
    }

    private async Task ServiceAsync()
    {
        await AskAsync("GetHealth", "GET", "api/health");
        await AskAsync("GetPageSettings", "GET", "api/page", key: null);
        await AskAsync("ListRecipes", "GET", "api/recipes");
        await AskAsync("ListJobs", "GET", "api/jobs?status=done");
        await AskAsync("ListJobs", "GET", "api/jobs", key: null);
    }

    private async Task<(string AssetId, string JobId)> UploadAsync()
    {
        var clip = await Containers.Mp4.BytesAsync();
        await AskAsync("CreateUpload", "POST", "api/uploads", """{"fileName":"notes.txt","contentType":"text/plain","size":10}""");
        await AskAsync("CreateUpload", "POST", "api/uploads", """{"fileName":"holiday.mp4","contentType":"video/mp4"}""");
        var ticket = await AskAsync(
            "CreateUpload",
            "POST",
            "api/uploads",
            $$"""{"fileName":"holiday.mp4","contentType":"video/mp4","size":{{clip.Length}},"recipe":"default","metadata":{"album":"summer"} }""");
        var assetId = (string)ticket["assetId"]!;
        Assert.True((await PartsFixture.PutAsync(ticket.AsObject(), clip)).IsSuccessStatusCode);
        var asset = await pipeline.UntilAsync($"/api/assets/{assetId}", a => a["recipes"]!.AsObject().Count == 1);
        var jobId = (string)asset["recipes"]!["default"]!["job"]!["jobId"]!;
        await AskAsync("RetryJob", "POST", $"api/jobs/{jobId}/retry");
        await WorkAsync();
        return (assetId, jobId);
    }

    private async Task JobsAsync(string assetId, string jobId)
    {
        var job = await AskAsync("GetJob", "GET", $"api/jobs/{jobId}");
        await AskAsync("GetJob", "GET", $"api/jobs/{NoJob}");
        await AskAsync("WatchJob", "GET", $"api/jobs/{jobId}/events");
        await AskAsync("WatchAsset", "GET", $"api/assets/{assetId}/events");
        await AskAsync("ListJobs", "GET", "api/jobs?status=succeeded&top=1");
        await AskAsync("GetAsset", "GET", $"api/assets/{assetId}");
        await AskAsync("GetAsset", "GET", "api/assets/none");
        await AskAsync("CancelJob", "DELETE", $"api/jobs/{jobId}");
        var key = (string)job["source"]!["key"]!;
        await AskAsync("ExplainPlan", "POST", "api/plan", $$"""{"key":"{{key}}","recipe":"default"}""");
        await AskAsync("ExplainPlan", "POST", "api/plan", $$"""{"key":"{{key}}","recipe":"none"}""");
        await AskAsync("SubmitJob", "POST", "api/jobs", $$"""{"key":"{{key}}","recipe":"poster"}""");
        await AskAsync("SubmitJob", "POST", "api/jobs", """{"key":"uploads/none.mp4"}""");
        var poster = (string)(await AskAsync("SubmitJob", "POST", "api/jobs", $$"""{"key":"{{key}}","recipe":"poster"}"""))["jobId"]!;
        await AskAsync("CancelJob", "DELETE", $"api/jobs/{poster}");
        await AskAsync("RetryJob", "POST", $"api/jobs/{poster}/retry");
        await AskAsync("ReleaseJob", "POST", $"api/jobs/{poster}/release");
        await LetWaitAsync(poster);
        await AskAsync("ReleaseJob", "POST", $"api/jobs/{poster}/release");
        await InAWorkersHandsAsync(poster, () => AskAsync("CancelJob", "DELETE", $"api/jobs/{poster}"));
        await AskAsync("SubmitJob", "POST", "api/jobs", $$"""{"key":"{{key}}","recipe":"default"}""");
        await WorkAsync();
        await WorkAsync();
    }

    private async Task PartsAsync()
    {
        var begun = await AskAsync(
            "SignUpload", "POST", "api/uploads/sign", """{"method":"PUT","key":"holiday.mp4","contentType":"video/mp4","size":1000,"recipe":"default"}""");
        await AskAsync("SignUpload", "POST", "api/uploads/sign", """{"method":"GET","key":"holiday.mp4","uploadId":"none"}""");
        Assert.NotNull(begun["url"]);
    }

    private async Task CompanionAsync()
    {
        await AskAsync("GetUploadParams", "GET", "api/s3/params?filename=holiday.mp4&type=video/mp4");
        var begun = await AskAsync(
            "CreateMultipart",
            "POST",
            "api/s3/multipart",
            $$"""{"filename":"holiday.mp4","type":"video/mp4","metadata":{"size":"{{LargeBytes}}"} }""");
        var (key, id) = (Uri.EscapeDataString((string)begun["key"]!), Uri.EscapeDataString((string)begun["uploadId"]!));
        await AskAsync("SignMultipartBatch", "GET", $"api/s3/multipart/{id}/batch?key={key}&partNumbers=1,2");
        var signed = await AskAsync("SignMultipartPart", "GET", $"api/s3/multipart/{id}/1?key={key}");
        var etag = await PutPartAsync((string)signed["url"]!);
        await AskAsync("ListMultipart", "GET", $"api/s3/multipart/{id}?key={key}");
        await AskAsync(
            "CompleteMultipart", "POST", $"api/s3/multipart/{id}/complete?key={key}", $$"""{"parts":[{"PartNumber":1,"ETag":{{JsonValue.Create(etag)!.ToJsonString()}}}]}""");
        var other = await AskAsync("CreateMultipart", "POST", "api/s3/multipart", """{"filename":"holiday.mp4","type":"video/mp4"}""");
        var otherId = Uri.EscapeDataString((string)other["uploadId"]!);
        await AskAsync("AbortMultipart", "DELETE", $"api/s3/multipart/{otherId}?key={Uri.EscapeDataString((string)other["key"]!)}");
    }

    private async Task GrantsAsync()
    {
        var given = await AskAsync(
            "GiveGrant",
            "POST",
            "api/grants",
            """{"contentType":"video/*","maxBytes":500000000,"recipe":"default","metadata":{"order":"17"},"lifetimeSeconds":600}""");
        await AskAsync("RevokeGrant", "DELETE", $"api/grants/{given["grantId"]}");
        await AskAsync("RevokeGrant", "DELETE", $"api/grants/{given["grantId"]}");
    }

    private async Task EventsAsync()
    {
        const string body = """
            {"events":[{"id":"1","event":{"account":"a","action":"DeleteObject","bucket":"uploads","object":{"key":"uploads/a.mp4"},"eventTime":"2026-11-01T12:00:00Z"}}]}
            """;
        await AskAsync("TakeEvents", "POST", "api/events/r2", body, key: null, Webhook.Headers(body, pipeline.Parts.Addresses.EventsSecret, DateTimeOffset.UtcNow));
        await AskAsync("TakeEvents", "POST", "api/events/r2", body, key: null);
        const string notice = """{"uid":"6b9e68b07dfee8cc2d116e4c51d6a957","creator":null,"meta":{"name":"holiday.mp4"},"readyToStream":true}""";
        await AskAsync("TakeStreamEvent", "POST", "api/events/stream", notice, key: null, Webhook.StreamHeaders(notice, DateTimeOffset.UtcNow));
        await AskAsync("TakeStreamEvent", "POST", "api/events/stream", notice, key: null);
    }

    private async Task DeletionAsync(string assetId, string jobId)
    {
        await InAWorkersHandsAsync(jobId, () => AskAsync("DeleteAsset", "DELETE", $"api/assets/{assetId}"));
        await AskAsync("DeleteAsset", "DELETE", $"api/assets/{assetId}");
        await AskAsync("DeleteAsset", "DELETE", "api/assets/none");
    }

    /// <summary>As if a worker were in the middle of the job, and then had gone.</summary>
    private async Task InAWorkersHandsAsync(string jobId, Func<Task> ask)
    {
        Assert.True(Ids.TryParseJobId(jobId, out var assetId, out var version));
        var jobs = pipeline.Api.Get<JobStore>();
        var until = DateTimeOffset.UtcNow.AddMinutes(1);
        await jobs.ChangeAsync(
            assetId, version, row => row with { State = JobState.Processing, LeaseToken = "a-worker", LeaseUntil = until }, CancellationToken.None);
        await ask();
        await jobs.ChangeAsync(assetId, version, row => row with { State = JobState.Cancelled, LeaseToken = null }, CancellationToken.None);
    }

    /// <summary>As if a worker had found that the job would cost too much.</summary>
    private async Task LetWaitAsync(string jobId)
    {
        Assert.True(Ids.TryParseJobId(jobId, out var assetId, out var version));
        var hold = new JobHold(BudgetCeiling.Job, "It would cost about $0.43, and one job may cost $0.10 (Budget:JobUsd).", 0.43m, DateTimeOffset.UtcNow);
        await pipeline.Api.Get<JobStore>().ChangeAsync(assetId, version, row => row with { Hold = hold }, CancellationToken.None);
    }

    /// <summary>What the queue worker does with the next message.</summary>
    private async Task WorkAsync()
    {
        var queue = await pipeline.Api.Get<AzureStorage>().QueueAsync(JobQueue.Name);
        var message = (await queue.ReceiveMessageAsync(TimeSpan.FromMinutes(5))).Value;
        if (message is null)
            return;
        await pipeline.Api.Get<JobProcessor>().ProcessAsync(message.MessageText, CancellationToken.None);
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
    }

    private static async Task<string> PutPartAsync(string url)
    {
        using var client = new HttpClient();
        using var bytes = new ByteArrayContent(new byte[1000]);
        var answer = await client.PutAsync(new Uri(url), bytes);
        Assert.True(answer.IsSuccessStatusCode);
        return answer.Headers.ETag!.ToString();
    }

    private async Task<JsonNode> AskAsync(
        string name, string method, string address, string? body = null, string? key = TestKeys.Alice, params (string, string)[] headers)
    {
        using var response = await pipeline.Api.SendAsync(method, "/" + address, body, key, headers);
        var text = await response.Content.ReadAsStringAsync();
        var answer = IsJson(response.Content.Headers.ContentType) ? JsonNode.Parse(text)! : JsonValue.Create(text);
        var example = examples.TryGetValue(name, out var known) ? known : examples[name] = new Example();
        var status = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (text.Length > 0)
            example.Answers.TryAdd(status, Outside(answer));
        if (response.IsSuccessStatusCode && body is not null)
            example.Request ??= Outside(JsonNode.Parse(body)!);
        return answer;
    }

    private static bool IsJson(MediaTypeHeaderValue? type) => type?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;

    /// <summary>As it looks in production: nobody's loopback.</summary>
    private JsonNode Outside(JsonNode answer)
    {
        var text = new StringBuilder(answer.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            .Replace(pipeline.Parts.Addresses.MediaUrl, "https://media.example.com")
            .Replace(pipeline.Parts.Addresses.S3, "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com")
            .Replace(pipeline.Api.Client.BaseAddress!.ToString().TrimEnd('/'), "https://api.example.com")
            .Replace(pipeline.Parts.Addresses.AccessKeyId, "0123456789abcdef0123456789abcdef");
        return JsonNode.Parse(text.ToString())!;
    }
}
