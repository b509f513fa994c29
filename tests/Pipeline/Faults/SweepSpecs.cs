using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>design: The flow, 7. What events missed and crashes left is found by the timer.</summary>
[Collection(FaultCollection.Name)]
public sealed class SweepSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task An_upload_whose_event_was_lost_is_found()
    {
        await using var bench = await NewBenchAsync();
        var notice = await bench.UploadAsync(Clips.Short);
        var assetId = UploadKey.AssetIdOf(notice.Object.Key)!;

        await bench.Get<Sweeper>().SweepAsync(CancellationToken.None);
        var job = Assert.Single(await bench.Get<JobStore>().ForAssetAsync(assetId, CancellationToken.None));
        var ended = await bench.FinishAsync(job.Job.JobId);

        Assert.Equal(JobState.Succeeded, ended.State);
        Assert.NotNull((await bench.Get<UploadStore>().GetAsync(assetId, CancellationToken.None))!.ReportedAt);
    }

    [Fact]
    public async Task Objects_that_only_a_rule_names_are_found_page_by_page()
    {
        await using var bench = await NewBenchAsync(page: 2);
        var keys = new List<string>();
        for (var i = 0; i < 5; i++)
            keys.Add((await bench.PutAsync(Clips.Short, $"uploads/lost/{Guid.NewGuid():N}-{i}.mp4")).Object.Key);

        // Several sweeps, as after an outage of days, come to the end, past what other tests have left.
        var seen = new List<string>();
        for (var i = 0; i < 200 && seen.Count < keys.Count; i++)
        {
            await Sweep<ObjectSweep>(bench).SweepAsync(CancellationToken.None);
            seen = [];
            foreach (var key in keys)
            {
                var asset = await bench.Get<EventIntake>().AssetIdOfAsync("uploads", key, CancellationToken.None);
                seen.AddRange((await bench.Get<JobStore>().ForAssetAsync(asset, CancellationToken.None)).Select(j => j.Job.Key));
            }
        }

        Assert.Equal(keys.Order(), seen.Order());
    }

    [Fact]
    public async Task A_job_whose_worker_vanished_is_sent_anew_and_a_file_that_kills_every_worker_ends_as_a_dead_letter()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var store = bench.Get<JobStore>();
        for (var death = 0; death < 3; death++)
        {
            await bench.DrainAsync(); // the dead worker's message is hidden, for all we know for ever
            var row = (await store.GetAsync(jobId, CancellationToken.None))!;
            var claim = await bench.Get<JobClaims>().ClaimAsync(
                row.Job with { DeliveryId = Ids.NewToken() }, (_, _) => ValueTask.FromResult(row.RecipeJson), "build", CancellationToken.None);
            Assert.Equal(ClaimKind.Owned, claim.Kind);
            await Task.Delay(TimeSpan.FromSeconds(2.2)); // its lease runs out: the fixture's is 2 s
            await bench.Get<Sweeper>().SweepAsync(CancellationToken.None);
        }

        var ended = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Failed, FailureCode.Internal), (ended.State, ended.Failure!.Code));
        Assert.Contains("3 workers", ended.Failure.Message, StringComparison.Ordinal);
        var letter = await bench.Get<DeadLetterStore>().GetAsync(jobId, CancellationToken.None);
        Assert.Equal(3, letter!.Tries);
        Assert.Equal(jobId, JobQueue.Read(letter.Message)!.JobId);
    }

    [Fact]
    public async Task Outputs_that_no_manifest_names_are_deleted_and_all_others_stay()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = await bench.FinishAsync(jobId);
        var committed = await bench.KeysAsync(row.Job.AssetId);
        var stray = $"{row.Job.AssetId}/default/{row.Job.Version}/0badf00d/thumbnail.jpg";
        await bench.Media.PutAsync(
            stray, new ObjectContent("image/jpeg", "private", new byte[] { 1 }), PutCondition.None, CancellationToken.None);

        for (var i = 0; i < 200 && (await bench.KeysAsync(row.Job.AssetId)).Contains(stray); i++)
            await bench.Get<Sweeper>().SweepAsync(CancellationToken.None);

        Assert.Equal(committed.Order(), (await bench.KeysAsync(row.Job.AssetId)).Order());
    }

    [Fact]
    public async Task A_queued_job_whose_message_is_lost_is_found_behind_pages_of_newer_ones()
    {
        await using var bench = await NewBenchAsync(page: 2);
        var store = bench.Get<JobStore>();
        var lost = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        for (var newer = 0; newer < 4; newer++)
            await bench.IntakeAsync(await bench.UploadAsync(Clips.Short));
        await bench.DrainAsync();
        var row = (await store.GetAsync(lost, CancellationToken.None))!;
        var sentAt = DateTimeOffset.UtcNow - TimeSpan.FromHours(2);
        await store.ReplaceAsync(row, row with { SentAt = sentAt }, CancellationToken.None);

        // The newest come first, and other tests leave some.
        var sweep = Sweep<StuckJobSweep>(bench);
        for (var i = 0; i < 40 && (await store.GetAsync(lost, CancellationToken.None))!.SentAt <= sentAt; i++)
            await sweep.SweepAsync(CancellationToken.None);

        Assert.True((await store.GetAsync(lost, CancellationToken.None))!.SentAt > sentAt, "No sweep came to the oldest job.");
        Assert.Equal(JobState.Succeeded, (await bench.FinishAsync(lost)).State);
    }

    [Fact]
    public async Task A_promised_upload_that_no_recipe_is_for_is_looked_at_once()
    {
        await using var bench = await NewBenchAsync(page: 1000, book: """{"recipes":{"other":{"outputs":{"audio":{"kind":"audio"}}}}}""");
        var notice = await bench.UploadAsync(Clips.Short);
        var assetId = UploadKey.AssetIdOf(notice.Object.Key)!;
        Assert.Contains(assetId, await PromisedAsync(bench));

        // Another test's cursor may stand behind it: the second sweep begins at the beginning.
        for (var i = 0; i < 2; i++)
            await Sweep<PromiseSweep>(bench).SweepAsync(CancellationToken.None);

        Assert.DoesNotContain(assetId, await PromisedAsync(bench));
        Assert.Empty(await bench.Get<JobStore>().ForAssetAsync(assetId, CancellationToken.None));
    }

    private static async Task<IEnumerable<string>> PromisedAsync(Bench bench) =>
        (await bench.Get<UploadStore>().PromisedBeforeAsync(DateTimeOffset.MaxValue, null, 1000, CancellationToken.None))
            .Select(promise => promise.AssetId);

    private static ISweep Sweep<T>(Bench bench)
        where T : ISweep => bench.Get<IEnumerable<ISweep>>().OfType<T>().Single();

    private async Task<Bench> NewBenchAsync(int page = 20, string? book = null)
    {
        var settings = fixture.Settings();
        settings["Limits:SweepGrace"] = "00:00:00.0001";
        settings["Limits:SweepPage"] = $"{page}";
        settings["Limits:MaxTries"] = "3";
        settings["Recipes:Book"] = book;
        var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        return bench;
    }
}
