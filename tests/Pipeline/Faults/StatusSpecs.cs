using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Status;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Announcing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>What a page polls at the CDN instead of a function.</summary>
[Collection(FaultCollection.Name)]
public sealed class StatusSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task A_job_that_succeeded_shows_its_manifest_to_the_public()
    {
        await using var bench = await NewBenchAsync();
        var row = await bench.FinishAsync((await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!);
        var url = bench.Get<StatusAddress>().Of(row.Job.AssetId, row.Job.Recipe, row.Job.Version);

        using var http = new HttpClient();
        using var response = await http.GetAsync(url);
        var status = JsonElement.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(["state", "updatedAt", "manifestUrl"], status.EnumerateObject().Select(m => m.Name));
        Assert.Equal("succeeded", status.GetProperty("state").GetString());
        Assert.Equal(row.ManifestJson, await http.GetStringAsync(status.GetProperty("manifestUrl").GetString()));
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.CacheControl!.MaxAge);
    }

    [Fact]
    public async Task A_job_that_failed_shows_a_code_and_no_message()
    {
        await using var bench = await NewBenchAsync();
        var row = await bench.FinishAsync((await bench.IntakeAsync(await bench.UploadAsync(await BadInput.Text.PathAsync()))).JobId!);

        var status = await ReadAsync(bench, row);

        Assert.Equal(["state", "updatedAt", "error"], status!.Value.EnumerateObject().Select(m => m.Name));
        Assert.Equal(("failed", "not-media"), (status.Value.GetProperty("state").GetString(), status.Value.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_cancelled_job_shows_it_though_nobody_worked_on_it()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = (await bench.Get<JobCommands>().CancelAsync(jobId, CancellationToken.None)).Value!;

        Assert.Equal("cancelled", (await ReadAsync(bench, row))!.Value.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_published()
    {
        await using var bench = new Bench(fixture);
        await bench.DrainAsync();
        var row = await bench.FinishAsync((await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!);

        Assert.Null(await ReadAsync(bench, row));
        Assert.Null(bench.Get<StatusAddress>().Of(row.Job.AssetId, row.Job.Recipe, row.Job.Version));
    }

    [Fact]
    public async Task A_status_that_cannot_be_written_is_nobodys_failure()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        await fixture.Parts.S3Async(on: false);
        try
        {
            await bench.Get<JobStatuses>().EndAsync(null, row with { State = JobState.Failed }, CancellationToken.None);
        }
        finally
        {
            await fixture.Parts.S3Async(on: true);
        }

        Assert.Null(await ReadAsync(bench, row));
    }

    [Fact]
    public async Task Progress_is_written_at_most_once_a_second_and_never_after_the_end()
    {
        await using var bench = await NewBenchAsync();
        var key = NewKey();
        var watched = new CountingClock();
        var file = new StatusFile(bench.Media, key, watched);

        await file.ShowAsync(Status("processing"), new StatusPlace(0, 1, false), CancellationToken.None);
        var first = await bench.Media.HeadAsync(key, CancellationToken.None);
        await file.ShowAsync(Status("too soon"), new StatusPlace(0, 1, false), CancellationToken.None);
        var second = await bench.Media.HeadAsync(key, CancellationToken.None);
        watched.Pass(1);
        await file.ShowAsync(Status("later"), new StatusPlace(0, 1, false), CancellationToken.None);
        var third = await bench.Media.HeadAsync(key, CancellationToken.None);
        watched.Pass(1);
        await file.EndAsync(Status("ended"), new StatusPlace(0, 1, true), CancellationToken.None);
        watched.Pass(1);
        await file.ShowAsync(Status("late"), new StatusPlace(0, 1, false), CancellationToken.None);

        Assert.Equal(first!.ETag, second!.ETag);
        Assert.NotEqual(first.ETag, third!.ETag);
        Assert.Equal("ended", await StateAsync(bench, key));
    }

    [Fact]
    public async Task A_worker_that_was_taken_for_dead_does_not_overwrite_the_end_and_a_retry_does()
    {
        await using var bench = await NewBenchAsync();
        var key = NewKey();
        await new StatusFile(bench.Media, key, TimeProvider.System).EndAsync(Status("succeeded"), new StatusPlace(0, 2, true), CancellationToken.None);

        await new StatusFile(bench.Media, key, TimeProvider.System).ShowAsync(Status("zombie"), new StatusPlace(0, 1, false), CancellationToken.None);
        await new StatusFile(bench.Media, key, TimeProvider.System).EndAsync(Status("zombie"), new StatusPlace(0, 1, true), CancellationToken.None);
        var before = await StateAsync(bench, key);
        await new StatusFile(bench.Media, key, TimeProvider.System).ShowAsync(Status("again"), new StatusPlace(1, 1, false), CancellationToken.None);

        Assert.Equal("succeeded", before);
        Assert.Equal("again", await StateAsync(bench, key));
    }

    private static PublicStatus Status(string state) => new() { State = state, UpdatedAt = DateTimeOffset.UnixEpoch };

    private static string NewKey() => OutputNames.StatusKey(Guid.NewGuid().ToString("N"), "default", "0123456789ab");

    private static async Task<string?> StateAsync(Bench bench, string key)
    {
        var found = await bench.Media.GetAsync(key, CancellationToken.None);
        return JsonElement.Parse(found!.Value.Bytes).GetProperty("state").GetString();
    }

    private static async Task<JsonElement?> ReadAsync(Bench bench, JobRow row)
    {
        var key = OutputNames.StatusKey(row.Job.AssetId, row.Job.Recipe, row.Job.Version);
        var found = await bench.Media.GetAsync(key, CancellationToken.None);
        return found is { } there ? JsonElement.Parse(there.Bytes) : null;
    }

    private async Task<Bench> NewBenchAsync()
    {
        var settings = fixture.Settings();
        settings["Delivery:PublicStatus"] = "true";
        var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        return bench;
    }

    /// <summary>Time passes only when a test says so.</summary>
    private sealed class CountingClock : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => seconds;

        public void Pass(long more) => seconds += more;
    }
}
