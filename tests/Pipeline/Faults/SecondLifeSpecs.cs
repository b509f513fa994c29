using System.Security.Cryptography;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Deleting;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Tests.Pipeline.Product;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>What is put under a key that only a rule names, after its asset was deleted, is new: nothing of the deletion touches it.</summary>
[Collection(FaultCollection.Name)]
public sealed class SecondLifeSpecs(FaultFixture fixture) : IAsyncLifetime
{
    private readonly string key = $"uploads/by hand/{Guid.NewGuid():N}.mp4";

    private CloudflareStandIn cloudflare = null!;

    public async Task InitializeAsync() => cloudflare = await CloudflareStandIn.StartAsync();

    public async Task DisposeAsync() => await cloudflare.DisposeAsync();

    [Fact]
    public async Task A_sweep_that_listed_the_deletion_before_the_new_upload_destroys_nothing()
    {
        await using var bench = await NewBenchAsync();
        var assetId = await FirstLifeAsync(bench);
        await DeleteAsync(bench, assetId);
        var listed = (await bench.Get<DeletionStore>().GetAsync(assetId, default))!;
        var anew = await bench.FinishAsync((await bench.IntakeAsync(await bench.PutAsync(Clips.Short, key))).JobId!);

        await bench.Get<AssetDeleter>().LookAgainAsync(listed, default);

        Assert.Equal(JobState.Succeeded, (await bench.Get<JobStore>().GetAsync(anew.Job.JobId, default))?.State);
        Assert.NotNull(await bench.Uploads.HeadAsync(key, default));
        Assert.NotNull(await bench.ManifestAsync(anew));
        Assert.Null(await bench.Get<DeletionStore>().GetAsync(assetId, default));
    }

    [Fact]
    public async Task A_new_upload_and_a_sweep_that_read_the_same_deletion_do_not_both_change_it()
    {
        await using var bench = await NewBenchAsync();
        var assetId = await FirstLifeAsync(bench);
        await DeleteAsync(bench, assetId);
        var store = bench.Get<DeletionStore>();
        var read = (await store.GetAsync(assetId, default))!;

        var written = await store.ReplaceAsync(read with { Done = false }, default);
        var forgotten = await store.ForgetAsync(read, default);
        var notice = await bench.PutAsync(Clips.Short, key);
        var meanwhile = await bench.IntakeAsync(notice);
        await store.ReplaceAsync(written! with { Done = true }, default);
        var after = await bench.IntakeAsync(notice);

        Assert.False(forgotten);
        Assert.Equal((IntakeOutcome.Ignored, IntakeOutcome.Accepted), (meanwhile.Outcome, after.Outcome));
        Assert.Null(await store.ReplaceAsync(written, default));
        Assert.Null(await store.GetAsync(assetId, default));
    }

    [Fact]
    public async Task A_CDN_that_refuses_keeps_no_new_upload_away_and_its_late_purge_takes_nothing_of_it()
    {
        await using var bench = await NewBenchAsync();
        var assetId = await FirstLifeAsync(bench);
        cloudflare.IsDown = true;

        var outcome = await bench.Get<AssetDeleter>().DeleteAsync(assetId, null, default);
        var notice = await bench.PutAsync(Clips.Short, key);
        var submitted = await bench.Get<JobCommands>().SubmitAsync(key, null, false, null, Caller.Key("tests"), default);
        var known = await bench.IntakeAsync(notice);
        var anew = await bench.FinishAsync(known.JobId!);
        cloudflare.IsDown = false;
        await DueAsync(bench, assetId);
        await SweepAsync<DeletionSweep>(bench);
        await SweepAsync<PurgeSweep>(bench);

        Assert.Equal(DeletionOutcome.NotPurged, outcome);
        Assert.Null(submitted.Error);
        Assert.Equal(JobState.Succeeded, anew.State);
        Assert.Contains(cloudflare.Prefixes, prefix => prefix.EndsWith($"/{assetId}", StringComparison.Ordinal));
        Assert.Null(await bench.Get<PurgeStore>().GetAsync(assetId, default));
        Assert.NotNull(await bench.Uploads.HeadAsync(key, default));
        Assert.NotNull(await bench.ManifestAsync(anew));
    }

    [Fact]
    public async Task A_purge_that_is_refused_stays_open_and_the_deletion_ends_all_the_same()
    {
        await using var bench = await NewBenchAsync();
        var assetId = await FirstLifeAsync(bench);
        cloudflare.IsDown = true;
        await bench.Get<AssetDeleter>().DeleteAsync(assetId, null, default);
        var opened = (await bench.Get<PurgeStore>().GetAsync(assetId, default))!;

        var purged = await bench.Get<CopyPurger>().TryAgainAsync(opened, default);

        Assert.False(purged);
        Assert.True((await bench.Get<PurgeStore>().GetAsync(assetId, default))!.LookAt > opened.LookAt);
        Assert.True((await bench.Get<DeletionStore>().GetAsync(assetId, default))!.Done);
        await bench.Get<PurgeStore>().ForgetAsync((await bench.Get<PurgeStore>().GetAsync(assetId, default))!, default);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task A_clock_that_differs_from_R2s_leaves_no_source_and_keeps_no_new_upload_away(int seconds)
    {
        await using var bench = await NewBenchAsync(new Skewed(TimeSpan.FromSeconds(seconds)));
        var assetId = await FirstLifeAsync(bench);

        await DeleteAsync(bench, assetId);
        var left = await bench.Uploads.HeadAsync(key, default);
        var result = await bench.IntakeAsync(await bench.PutAsync(Clips.Short, key) with { EventTime = DateTimeOffset.UtcNow });

        Assert.Null(left);
        Assert.Equal(IntakeOutcome.Accepted, result.Outcome);
    }

    [Fact]
    public async Task What_is_put_while_the_deletion_is_under_way_stays_and_is_made_when_it_has_ended()
    {
        await using var bench = await NewBenchAsync();
        var assetId = await FirstLifeAsync(bench);
        var first = (await bench.Uploads.HeadAsync(key, default))!;
        var now = DateTimeOffset.UtcNow;
        await bench.Get<DeletionStore>().PutAsync(
            new() { AssetId = assetId, BegunAt = now, LookAt = now, Sources = [key], Seen = [new(key, first.ETag, first.LastModified)] }, default);
        await bench.Uploads.PutAsync(key, new ObjectContent("video/mp4", "private", RandomNumberGenerator.GetBytes(1000)), PutCondition.None, default);
        var second = (await bench.Uploads.HeadAsync(key, default))!;

        await SweepAsync<DeletionSweep>(bench);
        var late = await bench.IntakeAsync(SeenBy(bench, first));
        var anew = await bench.IntakeAsync(SeenBy(bench, second));

        Assert.Equal(second.ETag, (await bench.Uploads.HeadAsync(key, default))?.ETag);
        Assert.Equal((IntakeOutcome.Ignored, IntakeOutcome.Accepted), (late.Outcome, anew.Outcome));
    }

    private static R2Event SeenBy(Bench bench, ObjectHead head) => new()
    {
        Action = "PutObject",
        Bucket = bench.Uploads.Name,
        Object = new R2EventObject { Key = head.Key, Size = head.SizeBytes, ETag = head.ETag },
        EventTime = head.LastModified,
    };

    /// <summary>An asset that a rule made of the key; its job waits on the queue.</summary>
    private async Task<string> FirstLifeAsync(Bench bench)
    {
        var jobId = (await bench.IntakeAsync(await bench.PutAsync(Clips.Short, key))).JobId!;
        return (await bench.Get<JobStore>().GetAsync(jobId, default))!.Job.AssetId;
    }

    private static async Task DeleteAsync(Bench bench, string assetId) =>
        Assert.Equal(DeletionOutcome.Deleted, await bench.Get<AssetDeleter>().DeleteAsync(assetId, null, default));

    /// <summary>Makes the purge due now, whatever the pace.</summary>
    private static async Task DueAsync(Bench bench, string assetId)
    {
        var purge = (await bench.Get<PurgeStore>().GetAsync(assetId, default))!;
        await bench.Get<PurgeStore>().ReplaceAsync(purge with { LookAt = purge.OpenedAt }, default);
    }

    private static Task<int> SweepAsync<T>(Bench bench)
        where T : ISweep => bench.Get<IEnumerable<ISweep>>().OfType<T>().Single().SweepAsync(default);

    private async Task<Bench> NewBenchAsync(TimeProvider? clock = null)
    {
        var settings = fixture.Settings();
        foreach (var (name, value) in cloudflare.Settings)
            settings[name] = value;
        var bench = new Bench(fixture, settings, clock is null ? null : services => services.AddSingleton(clock));
        await bench.DrainAsync();
        return bench;
    }

    private sealed class Skewed(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
