using System.Security.Cryptography;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Standalone.Doctor;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Standalone.Doctor;

/// <summary>docs/doctor.md: one thing is broken at a time, and the doctor names it and what to do.</summary>
[Collection(DoctorCollection.Name)]
public sealed class BrokenPartsSpecs(DoctorFixture fixture)
{
    [Fact]
    public async Task A_wrong_secret_key_fails_both_buckets_and_all_that_needs_them_is_skipped()
    {
        var found = await BreakAsync("R2:SecretAccessKey", RandomNumberGenerator.GetHexString(64, lowercase: true));

        Assert.Equal([CheckNames.UploadsBucket, CheckNames.MediaBucket], found.With(CheckOutcome.Failed));
        Assert.Contains("403", found[CheckNames.UploadsBucket].Facts, StringComparison.Ordinal);
        Assert.Contains("r2-secret-access-key", found[CheckNames.MediaBucket].Advice!.Remedy, StringComparison.Ordinal);
        Assert.Equal(
            [CheckNames.PresignedPut, CheckNames.BucketCors, CheckNames.PublicUrl, CheckNames.Privacy, CheckNames.Callbacks, CheckNames.RoundTrip],
            found.With(CheckOutcome.Skipped));
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_named()
    {
        var found = await BreakAsync("R2:MediaBucket", "nowhere");

        Assert.Equal([CheckNames.MediaBucket], found.With(CheckOutcome.Failed));
        Assert.Contains("'nowhere'", found[CheckNames.MediaBucket].Facts, StringComparison.Ordinal);
        Assert.Contains("R2:MediaBucket", found[CheckNames.MediaBucket].Advice!.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_no_policy_names_is_told_with_the_policy_that_it_needs()
    {
        var found = await fixture.ExamineAsync(options: fixture.Options with { Key = null, Origins = ["https://app.example.com"] });

        Assert.Equal([CheckNames.BucketCors, CheckNames.ApiCors], found.With(CheckOutcome.Failed));
        Assert.Contains("https://app.example.com", found[CheckNames.BucketCors].Facts, StringComparison.Ordinal);
        Assert.Contains("infra/cloudflare/cors.json", found[CheckNames.BucketCors].Advice!.Remedy, StringComparison.Ordinal);
        Assert.Contains("siteConfig.cors", found[CheckNames.ApiCors].Advice!.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_address_of_another_bucket_is_told()
    {
        var media = fixture.Setting("R2:PublicBaseUrl")!;
        var found = await BreakAsync("R2:PublicBaseUrl", media[..media.LastIndexOf('/')] + "/elsewhere");

        Assert.Equal([CheckNames.PublicUrl], found.With(CheckOutcome.Failed));
        Assert.Contains("404", found[CheckNames.PublicUrl].Facts, StringComparison.Ordinal);
        Assert.Equal(CheckOutcome.Skipped, found[CheckNames.RoundTrip].Outcome);
    }

    [Fact]
    public async Task An_uploads_bucket_that_everybody_reads_is_told()
    {
        var found = await fixture.ExamineAsync(
            new Dictionary<string, string?> { ["R2:UploadsBucket"] = fixture.Setting("R2:MediaBucket") }, fixture.Options with { Key = null });

        Assert.Contains(CheckNames.Privacy, found.With(CheckOutcome.Failed));
        Assert.StartsWith("At once:", found[CheckNames.Privacy].Advice!.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queues_and_tables_that_do_not_answer_are_told_and_the_buckets_are_examined_all_the_same()
    {
        var storage = fixture.Setting("AzureWebJobsStorage")!;
        var away = $"http://127.0.0.1:{LocalParts.FreePort()}/devstoreaccount1";
        var found = await BreakAsync("AzureWebJobsStorage", string.Join(';', storage.Split(';').Select(part =>
            part.Contains("Endpoint=", StringComparison.Ordinal) ? $"{part.Split('=')[0]}={away}" : part)));

        Assert.Equal([CheckNames.Tables, CheckNames.Queues], found.With(CheckOutcome.Failed));
        Assert.Contains("did not answer", found[CheckNames.Queues].Facts, StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsStorage", found[CheckNames.Tables].Advice!.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_deployment_a_queue_that_is_not_there_is_told_and_not_made()
    {
        await (await fixture.Storage.QueueAsync(JobQueue.HeavyName)).DeleteIfExistsAsync();
        var found = await fixture.ExamineAsync(options: fixture.Options with { Key = null, Makes = false });

        Assert.Equal([CheckNames.Queues], found.With(CheckOutcome.Failed));
        Assert.Contains($"'{JobQueue.HeavyName}' is not there", found[CheckNames.Queues].Facts, StringComparison.Ordinal);
        Assert.Contains("infra/deploy", found[CheckNames.Queues].Advice!.Remedy, StringComparison.Ordinal);
        Assert.False(await fixture.Storage.HasQueueAsync(JobQueue.HeavyName, CancellationToken.None));

        // The local parts may have none yet.
        Assert.Equal(CheckOutcome.Ok, (await fixture.ExamineAsync(options: fixture.Options with { Key = null }))[CheckNames.Queues].Outcome);
        Assert.True(await fixture.Storage.HasQueueAsync(JobQueue.HeavyName, CancellationToken.None));
    }

    [Fact]
    public async Task In_a_deployment_tables_that_are_not_there_are_told_and_not_made()
    {
        await using var empty = await LocalParts.StartAsync(new Uri("http://127.0.0.1:9/"));
        var storage = empty.Addresses.Settings()["AzureWebJobsStorage"];
        var found = await fixture.ExamineAsync(
            new Dictionary<string, string?> { ["AzureWebJobsStorage"] = storage }, fixture.Options with { Key = null, Makes = false });

        Assert.Equal([CheckNames.Tables, CheckNames.Queues], found.With(CheckOutcome.Failed));
        Assert.Contains("is not there", found[CheckNames.Tables].Facts, StringComparison.Ordinal);
        var account = new AzureStorage(new AzureStorageSettings(storage, null, null));
        Assert.False(await account.HasTableAsync(SweepCursors.Table, CancellationToken.None));
        Assert.False(await account.HasQueueAsync(JobQueue.Name, CancellationToken.None));
    }

    [Fact]
    public async Task A_public_address_that_is_away_leaves_open_whether_uploads_are_private()
    {
        var found = await BreakAsync("R2:PublicBaseUrl", $"http://127.0.0.1:{LocalParts.FreePort()}");

        Assert.Equal([CheckNames.PublicUrl, CheckNames.Privacy], found.With(CheckOutcome.Failed));
        Assert.Contains("could not be asked", found[CheckNames.Privacy].Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_secret_that_the_app_does_not_have_is_told()
    {
        var found = await BreakAsync("Events:Secrets", "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        Assert.Equal([CheckNames.Webhook], found.With(CheckOutcome.Failed));
        Assert.Contains("events-secrets", found[CheckNames.Webhook].Advice!.Remedy, StringComparison.Ordinal);
        Assert.Equal(CheckOutcome.Skipped, found[CheckNames.RoundTrip].Outcome);
    }

    [Fact]
    public async Task An_API_that_is_away_is_told()
    {
        var found = await BreakAsync("Api:PublicBaseUrl", $"http://127.0.0.1:{LocalParts.FreePort()}");

        Assert.Equal([CheckNames.Api], found.With(CheckOutcome.Failed));
        Assert.Contains("cannot be reached", found[CheckNames.Api].Facts, StringComparison.Ordinal);
        Assert.Equal([CheckNames.ApiCors, CheckNames.Webhook, CheckNames.Callbacks, CheckNames.RoundTrip], found.With(CheckOutcome.Skipped));
    }

    [Fact]
    public async Task An_address_where_something_else_answers_is_told()
    {
        var found = await BreakAsync("Api:PublicBaseUrl", fixture.Setting("R2:PublicBaseUrl"));

        Assert.Equal([CheckNames.Api], found.With(CheckOutcome.Failed));
        Assert.Contains("/api/health answered", found[CheckNames.Api].Facts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(-20, false)]
    [InlineData(2, true)]
    public async Task A_clock_that_is_off_is_told_from_a_minute_on_and_fails_where_signatures_do(int minutes, bool works)
    {
        var found = await fixture.ExamineAsync(options: fixture.Options with { Key = null }, clock: new SkewedClock(TimeSpan.FromMinutes(minutes)));

        Assert.Equal(works ? CheckOutcome.Ok : CheckOutcome.Failed, found[CheckNames.Clocks].Outcome);
        Assert.Matches($@"R2 {(minutes < 0 ? "-" : @"\+")}\d+ s", found[CheckNames.Clocks].Advice!.Wrong);
        Assert.Contains("NTP", found[CheckNames.Clocks].Advice!.Remedy, StringComparison.Ordinal);
        Assert.Equal(works ? CheckOutcome.Ok : CheckOutcome.Skipped, found[CheckNames.Webhook].Outcome);
    }

    [Fact]
    public async Task An_event_that_never_comes_is_told_apart_from_a_job_that_fails()
    {
        await fixture.Parts.NotifyAsync(on: false);
        try
        {
            var found = await fixture.ExamineAsync(options: fixture.Options with { Wait = TimeSpan.FromSeconds(1) });

            Assert.Equal([CheckNames.RoundTrip], found.With(CheckOutcome.Failed));
            Assert.Contains("no event", found[CheckNames.RoundTrip].Facts, StringComparison.Ordinal);
            Assert.Contains("EVENTS_SECRETS", found[CheckNames.RoundTrip].Advice!.Remedy, StringComparison.Ordinal);
        }
        finally
        {
            await fixture.Parts.NotifyAsync(on: true);
        }
    }

    [Fact]
    public async Task A_key_that_the_API_does_not_have_is_told()
    {
        var found = await fixture.ExamineAsync(options: fixture.Options with { Key = "another" });

        Assert.Equal([CheckNames.RoundTrip], found.With(CheckOutcome.Failed));
        Assert.Contains("401", found[CheckNames.RoundTrip].Facts, StringComparison.Ordinal);
        Assert.Contains("api-key-owner", found[CheckNames.RoundTrip].Advice!.Remedy, StringComparison.Ordinal);
    }

    /// <summary>Settings alone do not tell who the key belongs to: the round trip is asked for, and must be skipped where it cannot be.</summary>
    private Task<Findings> BreakAsync(string setting, string? value) =>
        fixture.ExamineAsync(new Dictionary<string, string?> { [setting] = value });
}
