using System.Text.Json;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Deleting;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using MediaFunctions.Tests.Parts;
using MediaFunctions.Tests.Samples;
using Microsoft.Extensions.DependencyInjection;
using StandardWebhooks;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>A real receiver on loopback is told of real ends.</summary>
[Collection(FaultCollection.Name)]
public sealed class CallbackSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task A_receiver_that_fails_twice_gets_the_same_callback_a_third_time_and_each_attempt_is_in_the_job()
    {
        await using var receiver = await WebhookReceiver.AnsweringAsync(500, 503, 204);
        await using var bench = await NewBenchAsync(fixture.Telling(receiver));
        var metadata = new Dictionary<string, string> { ["order"] = "4711" };
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short, metadata))).JobId!;
        var row = await bench.FinishAsync(jobId);

        await bench.DeliverAsync();

        Assert.Equal(3, receiver.Received.Count);
        Assert.Single(receiver.Received.Select(got => got.Id).Distinct());
        Assert.Single(receiver.Received.Select(got => got.Body).Distinct());
        Assert.All(receiver.Received, got => new StandardWebhook(FaultFixture.CallbackSecret).Verify(got.Body, got.Headers));
        Assert.All(receiver.Received, got => Assert.Equal("/hook?token=secret", got.Path));
        var payload = JsonElement.Parse(receiver.Received[0].Body);
        Assert.Equal("job.succeeded", payload.GetProperty("type").GetString());
        var data = payload.GetProperty("data");
        Assert.Equal(jobId, data.GetProperty("jobId").GetString());
        Assert.Equal("4711", data.GetProperty("metadata").GetProperty("order").GetString());
        Assert.Equal((await bench.ManifestAsync(row))!.Outputs.Count, data.GetProperty("outputs").GetArrayLength());
        using var http = new HttpClient();
        Assert.Equal(row.ManifestJson, await http.GetStringAsync(data.GetProperty("manifestUrl").GetString()));

        var attempts = (await RowAsync(bench, jobId)).Callbacks;
        Assert.Equal([(1, 500, false), (2, 503, false), (3, 204, true)], attempts.Select(a => (a.Attempt, a.Status ?? 0, a.Delivered)));
        Assert.All(attempts, a => Assert.Equal((receiver.Received[0].Id, receiver.Url + "hook"), (a.Id, a.Url)));
        Assert.Equal([true, true, false], attempts.Select(a => a.NextAt is not null));
        Assert.Equal(0, await bench.CallbacksLeftAsync());
    }

    [Fact]
    public async Task A_receiver_that_never_takes_it_is_given_up_after_the_last_attempt_and_one_that_is_gone_at_once()
    {
        await using var never = await WebhookReceiver.AnsweringAsync(500);
        await using var gone = await WebhookReceiver.AnsweringAsync(410);
        var settings = fixture.Telling(never);
        settings["Callbacks:Urls"] += " " + gone.Url;
        await using var bench = await NewBenchAsync(settings);
        var jobId = await CancelledAsync(bench);

        await bench.DeliverAsync();

        Assert.Equal(CallbackBackoff.Usual.Count + 1, never.Received.Count);
        Assert.Single(gone.Received);
        Assert.Equal(0, await bench.CallbacksLeftAsync());
        Assert.DoesNotContain((await RowAsync(bench, jobId)).Callbacks, a => a.Delivered);
    }

    [Fact]
    public async Task A_job_that_is_cancelled_and_one_that_fails_are_told_with_their_reason()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await NewBenchAsync(fixture.Telling(receiver));
        await CancelledAsync(bench);
        await (await bench.Get<AzureStorage>().QueueAsync(JobQueue.Name)).ClearMessagesAsync();
        var failed = (await bench.IntakeAsync(await bench.UploadAsync(await BadInput.Text.PathAsync()))).JobId!;
        await bench.FinishAsync(failed);

        await bench.DeliverAsync();

        Assert.Equal(["job.cancelled", "job.failed"], receiver.Received.Select(TypeOf));
        Assert.Equal(["cancelled", "not-media"], receiver.Received.Select(ErrorOf));
    }

    [Fact]
    public async Task A_job_whose_tries_are_used_up_is_told_as_failed()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var settings = fixture.Telling(receiver);
        settings["Limits:MaxTries"] = "1";
        await using var bench = await NewBenchAsync(settings);
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await fixture.Parts.S3Async(on: false);
        try
        {
            await bench.FinishAsync(jobId);
        }
        finally
        {
            await fixture.Parts.S3Async(on: true);
        }

        await bench.DeliverAsync();

        Assert.Equal("storage-unavailable", ErrorOf(Assert.Single(receiver.Received)));
    }

    [Fact]
    public async Task A_job_that_is_brought_back_and_ends_again_is_told_under_a_new_id()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await NewBenchAsync(fixture.Telling(receiver));
        var jobId = await CancelledAsync(bench);
        await bench.DeliverAsync();

        Assert.Null((await bench.Get<JobCommands>().RetryAsync(jobId, CancellationToken.None)).Error);
        await bench.FinishAsync(jobId);
        await bench.DeliverAsync();

        Assert.Equal(["job.cancelled", "job.succeeded"], receiver.Received.Select(TypeOf));
        Assert.Equal(2, receiver.Received.Select(got => got.Id).Distinct().Count());
        Assert.Equal(2, (await RowAsync(bench, jobId)).Callbacks.Count);
    }

    [Fact]
    public async Task A_job_that_comes_again_after_its_asset_was_deleted_is_told_under_a_new_id_and_nothing_of_its_former_life()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var settings = fixture.Telling(receiver);
        settings["Recipes:Book"] = """
            { "recipes": { "still": { "outputs": { "still": { "kind": "thumbnail" } } } }, "rules": [ { "prefix": "hooks/", "recipe": "still" } ] }
            """;
        await using var bench = await NewBenchAsync(settings);
        var key = $"hooks/{Guid.NewGuid():N}.mp4";
        var former = await CancelledAsync(bench, await bench.PutAsync(Clips.Short, key));
        await bench.DeliverAsync();
        var pending = MessageOf(await RowAsync(bench, former), receiver) with { Attempt = 2 };
        await bench.Get<AssetDeleter>().DeleteAsync(former[..32], null, CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(1.1)); // an object's time has whole seconds

        var latter = await CancelledAsync(bench, await bench.PutAsync(Clips.Short, key));
        await bench.Get<CallbackQueue>().SendAsync(pending, TimeSpan.Zero, CancellationToken.None);
        await bench.DeliverAsync();

        Assert.Equal(former, latter);
        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal(2, receiver.Received.Select(got => got.Id).Distinct().Count());
        Assert.Equal(receiver.Received[1].Id, Assert.Single((await RowAsync(bench, latter)).Callbacks).Id);
    }

    [Fact]
    public async Task A_receiver_that_sends_on_to_no_url_at_all_has_its_attempts_recorded_and_is_given_up()
    {
        await using var receiver = await WebhookReceiver.StartAsync((context, _) =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "//[";
            return Task.CompletedTask;
        });
        await using var bench = await NewBenchAsync(fixture.Telling(receiver));
        var jobId = await CancelledAsync(bench);

        await bench.DeliverAsync();

        var attempts = (await RowAsync(bench, jobId)).Callbacks;
        Assert.Equal(CallbackBackoff.Usual.Count + 1, attempts.Count);
        Assert.All(attempts, a => Assert.Equal(CallbackOutcome.RedirectRefused, a.Error));
        Assert.Equal(0, await bench.CallbacksLeftAsync());
    }

    [Fact]
    public async Task An_upload_and_a_wish_name_receivers_of_their_own_on_allowed_hosts_only()
    {
        await using var ofAll = await WebhookReceiver.StartAsync();
        await using var ofUpload = await WebhookReceiver.StartAsync();
        await using var ofWish = await WebhookReceiver.StartAsync();
        var settings = fixture.Telling(ofAll);
        settings["Callbacks:AllowedHosts"] = "127.0.0.1";
        await using var bench = await NewBenchAsync(settings);
        var notice = await bench.UploadAsync(Clips.Short, callbackUrl: ofUpload.Url);
        await bench.FinishAsync((await bench.IntakeAsync(notice)).JobId!);
        var again = await SubmitAsync(bench, notice.Object.Key, ofWish.Url);
        await bench.FinishAsync(again.Value!.Job.JobId);
        await bench.DeliverAsync();

        Assert.Equal((2, 1, 1), (ofAll.Received.Count, ofUpload.Received.Count, ofWish.Received.Count));
        Assert.Equal(RefusalCode.InvalidRequest, (await SubmitAsync(bench, notice.Object.Key, "https://elsewhere.example.com/")).Error?.Code);
        var refused = await bench.Get<UploadService>().CreateAsync(
            new UploadRequest("a.mp4", "video/mp4", 1, null, null) { CallbackUrl = "http://127.0.0.2/" }, Caller.Key("tests"), CancellationToken.None);
        Assert.Equal(RefusalCode.InvalidRequest, refused.Error?.Code);
    }

    [Fact]
    public async Task A_host_that_is_taken_off_the_list_is_not_called_any_more()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var settings = fixture.Settings();
        settings["Callbacks:Secrets"] = FaultFixture.CallbackSecret;
        settings["Callbacks:AllowPrivate"] = "true";
        settings["Callbacks:AllowedHosts"] = "127.0.0.1";
        await using var before = await NewBenchAsync(settings);
        var jobId = (await before.IntakeAsync(await before.UploadAsync(Clips.Short, callbackUrl: receiver.Url))).JobId!;
        await before.Get<JobCommands>().CancelAsync(jobId, CancellationToken.None);
        settings["Callbacks:AllowedHosts"] = "127.0.0.2";
        await using var after = new Bench(fixture, settings);

        await after.DeliverAsync();

        Assert.Empty(receiver.Received);
        Assert.Equal(CallbackOutcome.NotAllowed, Assert.Single((await RowAsync(after, jobId)).Callbacks).Error);
        Assert.Equal(0, await after.CallbacksLeftAsync());
    }

    [Fact]
    public async Task In_production_a_private_receiver_is_not_called()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var settings = fixture.Telling(receiver);
        settings["Callbacks:Urls"] = receiver.Url.Replace("http:", "https:", StringComparison.Ordinal);
        settings["Callbacks:AllowPrivate"] = "false";
        await using var bench = await NewBenchAsync(settings);
        var jobId = await CancelledAsync(bench);

        await bench.DeliverAsync();

        Assert.Equal(CallbackOutcome.AddressRefused, Assert.Single((await RowAsync(bench, jobId)).Callbacks).Error);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task A_message_that_comes_before_the_rows_end_waits_for_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await NewBenchAsync(fixture.Telling(receiver));
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var early = MessageOf(await RowAsync(bench, jobId), receiver);
        await bench.Get<CallbackQueue>().SendAsync(early, TimeSpan.Zero, CancellationToken.None);
        await bench.DeliverAsync(looks: 3);
        Assert.Empty(receiver.Received);

        await bench.FinishAsync(jobId);
        await bench.DeliverAsync(looks: 50);

        Assert.Equal("job.succeeded", TypeOf(Assert.Single(receiver.Received)));
        Assert.Equal(0, await bench.CallbacksLeftAsync());
    }

    [Fact]
    public async Task A_superseded_job_is_not_told()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await NewBenchAsync(fixture.Telling(receiver));
        var notice = await bench.UploadAsync(Clips.Short);
        var jobId = (await bench.IntakeAsync(notice)).JobId!;
        await bench.Uploads.DeleteAsync(notice.Object.Key, CancellationToken.None);

        Assert.Equal(JobState.Superseded, (await bench.FinishAsync(jobId)).State);
        await bench.DeliverAsync();

        Assert.Empty(receiver.Received);
    }

    private static CallbackMessage MessageOf(JobRow row, WebhookReceiver receiver) => new()
    {
        JobId = row.Job.JobId,
        Created = row.CreatedAt.ToUnixTimeMilliseconds(),
        Round = row.Round,
        Url = receiver.Url + "hook?token=secret",
    };

    private static async Task<string> CancelledAsync(Bench bench) =>
        await CancelledAsync(bench, await bench.UploadAsync(Clips.Short));

    private static async Task<string> CancelledAsync(Bench bench, R2Event notice)
    {
        var jobId = (await bench.IntakeAsync(notice)).JobId!;
        Assert.Null((await bench.Get<JobCommands>().CancelAsync(jobId, CancellationToken.None)).Error);
        return jobId;
    }

    private static Task<Result<JobRow, Refusal>> SubmitAsync(Bench bench, string key, string url) =>
        bench.Get<JobCommands>().SubmitAsync(key, null, force: true, url, Caller.Key("tests"), CancellationToken.None);

    private static string? TypeOf(ReceivedWebhook got) => JsonElement.Parse(got.Body).GetProperty("type").GetString();

    private static string? ErrorOf(ReceivedWebhook got) =>
        JsonElement.Parse(got.Body).GetProperty("data").GetProperty("error").GetProperty("code").GetString();

    private static async Task<JobRow> RowAsync(Bench bench, string jobId) =>
        (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;

    /// <summary>As many attempts as in production, at once.</summary>
    private async Task<Bench> NewBenchAsync(Dictionary<string, string?> settings)
    {
        var bench = new Bench(fixture, settings, services => services.AddSingleton(
            new CallbackBackoff([.. CallbackBackoff.Usual.Select(_ => TimeSpan.Zero)], () => 0)));
        await bench.DrainAsync();
        return bench;
    }
}
