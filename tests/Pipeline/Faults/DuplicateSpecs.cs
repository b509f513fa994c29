using System.Text.Json;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>design: Deliveries and leases. At-least-once in, exactly-once in effect.</summary>
[Collection(FaultCollection.Name)]
public sealed class DuplicateSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task An_event_delivered_three_times_is_processed_once()
    {
        await using var bench = await NewBenchAsync();
        var notice = await bench.UploadAsync(Clips.Short);

        var answers = new List<IntakeResult>();
        for (var i = 0; i < 3; i++)
            answers.Add(await bench.IntakeAsync(notice));
        var row = await bench.FinishAsync(answers[0].JobId!);

        Assert.All(answers, a => Assert.Equal((IntakeOutcome.Accepted, row.Job.JobId), (a.Outcome, a.JobId)));
        Assert.False(await bench.TakeMessageAsync(), "a repeated event has put another message on the queue");
        Assert.Equal(JobState.Succeeded, row.State);
        Assert.Equal(1, row.Tries);
        Assert.Equal(5, Receipt(row).Runs); // the probe, two runs and a look at the output of each
    }

    [Fact]
    public async Task An_event_delivered_after_the_job_has_ended_changes_nothing()
    {
        await using var bench = await NewBenchAsync();
        var notice = await bench.UploadAsync(Clips.Short);
        var first = await bench.FinishAsync((await bench.IntakeAsync(notice)).JobId!);

        var again = await bench.IntakeAsync(notice);

        Assert.Equal(first.Job.JobId, again.JobId);
        Assert.False(await bench.TakeMessageAsync());
        // A row that nobody has written again has its ETag.
        Assert.Equal(first.ETag, (await bench.Get<JobStore>().GetAsync(first.Job.JobId, CancellationToken.None))!.ETag);
    }

    [Fact]
    public async Task The_same_event_at_once_to_two_workers_makes_one_run_and_one_manifest()
    {
        await using var one = await NewBenchAsync();
        await using var other = new Bench(fixture);
        var notice = await one.UploadAsync(Clips.Short);

        // Two intakes at once may put two messages on the queue; two workers take one each at once.
        var answers = await Task.WhenAll(one.IntakeAsync(notice), other.IntakeAsync(notice));
        var jobId = answers[0].JobId!;
        var message = (await one.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!.Job;
        await Task.WhenAll(
            one.Get<JobProcessor>().ProcessAsync(JobQueue.Write(message), CancellationToken.None),
            other.Get<JobProcessor>().ProcessAsync(JobQueue.Write(message with { DeliveryId = Ids.NewToken() }), CancellationToken.None));
        var row = (await one.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        while (await one.TakeMessageAsync())
        {
        }

        Assert.Equal(answers[0].JobId, answers[1].JobId);
        Assert.Equal(JobState.Succeeded, row.State);
        Assert.Equal(1, row.Tries);
        Assert.Equal(5, Receipt(row).Runs);
        Assert.Single(
            (await one.KeysAsync(row.Job.AssetId)).Select(k => k.Split('/')).Where(k => k.Length == 5).Select(k => k[3]).Distinct());
    }

    [Fact]
    public async Task A_live_workers_own_message_shown_again_burns_nothing()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var queued = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        var working = await bench.Get<JobClaims>().ClaimAsync(queued.Job, (_, _) => ValueTask.FromResult(queued.RecipeJson), "build", CancellationToken.None);

        // The queue shows the same message to another worker while the first one is at it.
        await bench.Get<JobProcessor>().ProcessAsync(JobQueue.Write(queued.Job), CancellationToken.None);
        var row = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;

        Assert.Equal(JobState.Processing, row.State);
        Assert.Equal((1, working.Row.LeaseToken), (row.Tries, row.LeaseToken));
        Assert.NotEqual(queued.Job.DeliveryId, row.OwnerDeliveryId);

        // The first worker has died: its successor, hidden for the rest of the lease, takes over.
        await bench.DrainAsync();
        await bench.Get<JobQueue>().SendAsync(row.Job with { DeliveryId = row.OwnerDeliveryId! }, TimeSpan.FromSeconds(2), null, CancellationToken.None);
        var ended = await bench.FinishAsync(jobId);
        Assert.Equal((JobState.Succeeded, 2), (ended.State, ended.Tries));
    }

    [Fact]
    public async Task An_object_replaced_before_it_is_processed_supersedes_its_job()
    {
        await using var bench = await NewBenchAsync();
        var old = await bench.UploadAsync(Clips.Short);
        var oldJob = (await bench.IntakeAsync(old)).JobId!;
        var newer = await bench.PutAsync(Clips.Other, old.Object.Key);
        var newJob = (await bench.IntakeAsync(newer)).JobId!;

        var superseded = await bench.FinishAsync(oldJob);
        await bench.FinishAsync(newJob);

        Assert.Equal(JobState.Superseded, superseded.State);
        Assert.NotEqual(oldJob, newJob);
    }

    [Fact]
    public async Task Bytes_that_come_back_to_their_key_are_processed_although_their_job_was_superseded()
    {
        await using var bench = await NewBenchAsync();
        var notice = await bench.UploadAsync(Clips.Short);
        var jobId = (await bench.IntakeAsync(notice)).JobId!;
        await bench.PutAsync(Clips.Other, notice.Object.Key);
        Assert.Equal(JobState.Superseded, (await bench.FinishAsync(jobId)).State);

        var back = await bench.PutAsync(Clips.Short, notice.Object.Key);
        Assert.Equal(jobId, (await bench.IntakeAsync(back)).JobId);

        Assert.Equal(JobState.Succeeded, (await bench.FinishAsync(jobId)).State);
    }

    [Fact]
    public async Task Bytes_that_come_back_after_others_are_shown_again_and_not_made_again()
    {
        await using var bench = await NewBenchAsync();
        var one = await bench.UploadAsync(Clips.Short);
        var oneJob = await bench.FinishAsync((await bench.IntakeAsync(one)).JobId!);
        await Task.Delay(1100); // R2's Last-Modified counts seconds
        var other = await bench.PutAsync(Clips.Other, one.Object.Key);
        await bench.FinishAsync((await bench.IntakeAsync(other)).JobId!);

        await Task.Delay(1100);
        var back = await bench.PutAsync(Clips.Short, one.Object.Key);
        back.EventTime = DateTimeOffset.UtcNow.AddSeconds(1);
        var again = await bench.FinishAsync((await bench.IntakeAsync(back)).JobId!);
        var shown = await bench.Get<ManifestStore>().CurrentAsync(again.Job.AssetId, "default", CancellationToken.None);

        Assert.Equal(oneJob.Job.JobId, again.Job.JobId);
        Assert.Equal(oneJob.Job.Version, shown!.Version);
        Assert.Equal(oneJob.RunId, shown.RunId);
    }

    [Fact]
    public async Task The_pointer_moves_forward_only_whatever_the_order_of_the_jobs()
    {
        await using var bench = await NewBenchAsync();
        var manifests = bench.Get<ManifestStore>();
        var asset = Ids.NewAssetId();
        var now = DateTimeOffset.UtcNow;

        foreach (var (version, time, generation) in new[]
                 {
                     ("b", now, 0), ("a", now.AddMinutes(-1), 0), ("c", now, 1), ("d", now, 0), ("e", now.AddMinutes(-1), 5),
                 })
        {
            await manifests.MovePointerAsync(Named(asset, version), time, generation, new R2Meter(), CancellationToken.None);
        }

        Assert.Equal("c", (await manifests.CurrentAsync(asset, "default", CancellationToken.None))!.Version);
    }

    private static Manifest Named(string asset, string version) => new()
    {
        AssetId = asset,
        Version = version,
        RunId = "r",
        Recipe = "default",
        CreatedAt = DateTime.UnixEpoch,
        Source = new ManifestSource(1, "video/mp4", null, null, null),
        Outputs = [],
        Ffmpeg = new ManifestFFmpeg("1", "x"),
    };

    private static Receipt Receipt(JobRow row) => JsonSerializer.Deserialize(row.ReceiptJson!, DeliveryJson.Default.Receipt)!;

    private async Task<Bench> NewBenchAsync()
    {
        var bench = new Bench(fixture);
        await bench.DrainAsync();
        return bench;
    }
}
