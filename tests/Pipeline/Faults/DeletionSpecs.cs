using Azure.Data.Tables;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Deleting;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using MediaFunctions.Tests.Pipeline.Product;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>A deleted asset leaves nothing behind, whatever it was doing, and whoever dies on the way.</summary>
[Collection(FaultCollection.Name)]
public sealed class DeletionSpecs(FaultFixture fixture) : IAsyncLifetime
{
    private static readonly string[] Tables = ["jobs", "jobindex", "uploads", "deadletters"];

    private CloudflareStandIn cloudflare = null!;

    public static TheoryData<CrashPoint> Points => [.. Enum.GetValues<CrashPoint>().Where(IsOfDeletion).Except([CrashPoint.VideosDeleted])];

    /// <summary>Those points are killed at here, all others in <see cref="CrashSpecs"/>.</summary>
    public static bool IsOfDeletion(CrashPoint point) => point is >= CrashPoint.DeletionBegun and <= CrashPoint.PurgeEnded;

    public async Task InitializeAsync() => cloudflare = await CloudflareStandIn.StartAsync();

    public async Task DisposeAsync() => await cloudflare.DisposeAsync();

    [Fact]
    public async Task Source_outputs_manifests_rows_and_copies_are_gone()
    {
        await using var bench = await NewBenchAsync();
        var row = await FinishedAsync(bench);
        foreach (var index in Enumerable.Range(0, 65))
            await bench.Media.PutAsync($"{row.Job.AssetId}/default/seg ment-{index}.m4s", Bytes(), PutCondition.None, default);
        var objects = await bench.KeysAsync(row.Job.AssetId);

        var outcome = await DeleteAsync(bench, row);

        Assert.Equal(DeletionOutcome.Deleted, outcome);
        await NothingIsLeftAsync(bench, row);
        Assert.Empty(cloudflare.Refused);
        var host = bench.Get<R2Settings>().PublicBaseUrl;
        Assert.Equal(objects.Select(key => $"{host}/{key.Replace(" ", "%20", StringComparison.Ordinal)}").Order(), cloudflare.Files.Order());
        Assert.Contains(cloudflare.Files, file => file.EndsWith($"{row.Job.AssetId}/default/manifest.json", StringComparison.Ordinal));
        Assert.Contains(cloudflare.Files, file => file.EndsWith($"{row.Job.Version}/manifest.json", StringComparison.Ordinal));
        Assert.Equal([$"{host}/{row.Job.AssetId}"["http://".Length..]], cloudflare.Prefixes);
        Assert.True((await bench.Get<DeletionStore>().GetAsync(row.Job.AssetId, default))!.Done);
    }

    [Fact]
    public async Task What_could_not_be_purged_is_deleted_all_the_same_and_purged_when_it_is_asked_for_again()
    {
        await using var bench = await NewBenchAsync();
        var row = await FinishedAsync(bench);
        cloudflare.IsDown = true;

        var first = await DeleteAsync(bench, row);
        await NothingIsLeftAsync(bench, row);
        cloudflare.IsDown = false;
        var second = await DeleteAsync(bench, row);

        Assert.Equal((DeletionOutcome.NotPurged, DeletionOutcome.Deleted), (first, second));
        Assert.EndsWith($"/{row.Job.AssetId}", Assert.Single(cloudflare.Prefixes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Who_dies_right_after_a_write_leaves_what_the_next_one_deletes(CrashPoint point)
    {
        await using var bench = await NewBenchAsync();
        var row = await FinishedAsync(bench);
        await bench.Get<DeadLetterStore>().WriteAsync(row.Job.JobId, "m", 1, "d", default);

        await Bench.DieAsync(Settings(), point, "delete", row.Job.AssetId);
        await Task.Delay(TimeSpan.FromMilliseconds(200)); // longer than the sweep's grace
        if (point == CrashPoint.DeletionBegun)
            Assert.Equal(DeletionOutcome.Deleted, await DeleteAsync(bench, row));
        else
            await SweepAsync(bench);

        await NothingIsLeftAsync(bench, row);
        Assert.True((await bench.Get<DeletionStore>().GetAsync(row.Job.AssetId, default))!.Done);
        Assert.NotEmpty(cloudflare.Prefixes);
        Assert.Null(await bench.Get<PurgeStore>().GetAsync(row.Job.AssetId, default));
    }

    [Fact]
    public async Task In_the_middle_of_a_run_the_worker_stops_first()
    {
        var (runs, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var bench = await NewBenchAsync(async (_, run) =>
        {
            runs.TrySetResult();
            await goOn.Task;
            return await run();
        });
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        var work = bench.TakeMessageAsync();
        await runs.Task;

        var deleting = DeleteAsync(bench, row);
        while ((await bench.Get<JobStore>().GetAsync(jobId, default))?.CancelRequested != true)
            await Task.Delay(20);
        Assert.False(deleting.IsCompleted);
        goOn.SetResult();
        var outcome = await deleting;
        await work;

        Assert.Equal(DeletionOutcome.Deleted, outcome);
        await NothingIsLeftAsync(bench, row);
    }

    [Fact]
    public async Task A_worker_that_vanished_keeps_nobody_from_deleting()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        await bench.Get<JobClaims>().ClaimAsync(row.Job, (_, _) => ValueTask.FromResult(row.RecipeJson), "a build", default);

        Assert.Equal(DeletionOutcome.Deleted, await DeleteAsync(bench, row));
        await NothingIsLeftAsync(bench, row);
    }

    [Fact]
    public async Task Neither_a_late_message_nor_a_late_event_brings_it_back()
    {
        await using var bench = await NewBenchAsync();
        var notice = await bench.UploadAsync(Clips.Short);
        var jobId = (await bench.IntakeAsync(notice)).JobId!;
        var row = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        await DeleteAsync(bench, row);

        Assert.True(await bench.TakeMessageAsync());
        await bench.Get<JobProcessor>().BuryAsync(JobQueue.Write(row.Job), "id", default);
        var late = await bench.IntakeAsync(notice);

        Assert.Equal(IntakeOutcome.Ignored, late.Outcome);
        Assert.Equal("its asset is deleted", late.Reason);
        await NothingIsLeftAsync(bench, row);
    }

    [Fact]
    public async Task What_an_address_signed_before_still_brings_is_deleted_by_the_sweep()
    {
        await using var bench = await NewBenchAsync();
        var request = new UploadRequest("a.mp4", "video/mp4", 10, null, null);
        var ticket = (await bench.Get<UploadService>().CreateAsync(request, Caller.Key("tests"), default)).Value!;
        Assert.Equal(DeletionOutcome.Deleted, await bench.Get<AssetDeleter>().DeleteAsync(ticket.AssetId, "tests", default));
        await bench.Uploads.PutAsync(ticket.Key, Bytes(), PutCondition.None, default);
        await Task.Delay(TimeSpan.FromMilliseconds(500)); // longer than the sweep's grace

        await SweepAsync(bench);

        Assert.Null(await bench.Uploads.HeadAsync(ticket.Key, default));
    }

    [Fact]
    public async Task What_a_worker_still_wrote_after_the_end_is_deleted_by_the_sweep_and_purged()
    {
        await using var bench = await NewBenchAsync();
        var row = await FinishedAsync(bench);
        await DeleteAsync(bench, row);
        cloudflare.Purges.Clear();
        await bench.Media.PutAsync($"{row.Job.AssetId}/default/manifest.json", Bytes(), PutCondition.None, default);
        await Task.Delay(TimeSpan.FromMilliseconds(500)); // longer than the sweep's grace

        await SweepAsync(bench);

        await NothingIsLeftAsync(bench, row);
        Assert.Contains(cloudflare.Prefixes, prefix => prefix.EndsWith(row.Job.AssetId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_put_later_under_a_key_that_only_a_rule_names_is_new()
    {
        await using var bench = await NewBenchAsync();
        var key = $"uploads/by hand/{Guid.NewGuid():N}.mp4";
        var notice = await bench.PutAsync(Clips.Short, key) with { EventTime = DateTimeOffset.UtcNow.AddSeconds(-1) };
        var row = await bench.FinishAsync((await bench.IntakeAsync(notice)).JobId!);
        Assert.Equal(DeletionOutcome.Deleted, await DeleteAsync(bench, row));

        var late = await bench.IntakeAsync(notice);
        var anew = await bench.IntakeAsync(await bench.PutAsync(Clips.Short, key) with { EventTime = DateTimeOffset.UtcNow.AddSeconds(1) });

        Assert.Equal(IntakeOutcome.Ignored, late.Outcome);
        Assert.Equal(row.Job.JobId, anew.JobId);
        Assert.Equal(JobState.Succeeded, (await bench.FinishAsync(anew.JobId!)).State);
        Assert.NotEmpty(await bench.KeysAsync(row.Job.AssetId));
    }

    [Fact]
    public async Task An_upload_in_parts_is_given_up()
    {
        await using var bench = await NewBenchAsync();
        var request = new UploadRequest("a.mp4", "video/mp4", 100_000_000, null, null);
        var ticket = (await bench.Get<UploadService>().CreateAsync(request, Caller.Key("tests"), default)).Value!;

        await bench.Get<AssetDeleter>().DeleteAsync(ticket.AssetId, "tests", default);

        var refused = await Assert.ThrowsAsync<Amazon.S3.AmazonS3Exception>(() => bench.Get<Amazon.S3.IAmazonS3>().UploadPartAsync(new()
        {
            BucketName = bench.Uploads.Name,
            Key = ticket.Key,
            UploadId = ticket.UploadId,
            PartNumber = 1,
            InputStream = new MemoryStream(new byte[10]),
            UseChunkEncoding = false,
        }));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, refused.StatusCode);
    }

    private static async Task SweepAsync(Bench bench)
    {
        foreach (var sweep in bench.Get<IEnumerable<ISweep>>().Where(sweep => sweep is DeletionSweep or PurgeSweep))
            await sweep.SweepAsync(default);
    }

    private static ObjectContent Bytes() => new("video/mp4", "private", new byte[10]);

    private static async Task<DeletionOutcome> DeleteAsync(Bench bench, JobRow row) =>
        await bench.Get<AssetDeleter>().DeleteAsync(row.Job.AssetId, row.Job.Owner, CancellationToken.None);

    private static async Task<JobRow> FinishedAsync(Bench bench)
    {
        var row = await bench.FinishAsync((await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!);
        Assert.Equal(JobState.Succeeded, row.State);
        return row;
    }

    /// <summary>In no bucket and in no table, but for the row that says it was deleted.</summary>
    private static async Task NothingIsLeftAsync(Bench bench, JobRow row)
    {
        Assert.Null(await bench.Uploads.HeadAsync(row.Job.Key, CancellationToken.None));
        Assert.Empty(await bench.KeysAsync(row.Job.AssetId));
        foreach (var name in Tables)
        {
            var table = await bench.Get<AzureStorage>().TableAsync(name);
            await foreach (var entity in table.QueryAsync<TableEntity>())
            {
                var text = $"{entity.PartitionKey} {entity.RowKey}";
                Assert.False(text.Contains(row.Job.AssetId, StringComparison.Ordinal), $"{name} still has {text}");
            }
        }
    }

    private Dictionary<string, string?> Settings()
    {
        var settings = fixture.Settings();
        settings["Limits:SweepGrace"] = "00:00:00.1";
        foreach (var (name, value) in cloudflare.Settings)
            settings[name] = value;
        return settings;
    }

    private async Task<Bench> NewBenchAsync(
        Func<FFmpegCommand, Func<Task<FFmpegResult>>, Task<FFmpegResult>>? around = null)
    {
        var bench = new Bench(fixture, Settings(), around is null ? null : WatchedRunner.Of(around));
        await bench.DrainAsync();
        return bench;
    }
}
