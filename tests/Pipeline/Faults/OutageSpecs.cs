using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Steps;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>Faults of the surroundings are retried, and end as a dead letter that can be brought back.</summary>
[Collection(FaultCollection.Name)]
public sealed class OutageSpecs(FaultFixture fixture)
{
    [Fact]
    public async Task While_r2_is_away_the_lease_is_given_back_and_the_job_succeeds_afterwards()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

        await fixture.Parts.S3Async(on: false);
        await bench.TakeMessageAsync();
        var between = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        await fixture.Parts.S3Async(on: true);
        var ended = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Queued, null), (between.State, between.LeaseToken));
        Assert.Equal(FailureCode.StorageUnavailable, between.Failure!.Code);
        Assert.Equal((JobState.Succeeded, 2), (ended.State, ended.Tries));
        Assert.Null(ended.Failure);
    }

    [Fact]
    public async Task What_still_fails_becomes_a_dead_letter_with_a_diagnosis_and_retry_brings_it_back()
    {
        var settings = fixture.Settings();
        settings["Limits:MaxTries"] = "1";
        await using var bench = await NewBenchAsync(settings);
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

        await fixture.Parts.S3Async(on: false);
        var dead = await TakeUntilR2IsBackAsync(bench, jobId);
        var letter = await bench.Get<DeadLetterStore>().GetAsync(jobId, CancellationToken.None);
        await bench.Get<JobCommands>().RetryAsync(jobId, CancellationToken.None);
        var ended = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Failed, FailureCode.StorageUnavailable, true), (dead.State, dead.Failure!.Code, dead.Failure.Retryable));
        Assert.Equal(1, letter!.Tries);
        Assert.Equal(JobState.Succeeded, ended.State);
        Assert.Null(await bench.Get<DeadLetterStore>().GetAsync(jobId, CancellationToken.None));
    }

    [Fact]
    public async Task A_message_that_the_queue_gave_up_counts_as_a_try_and_comes_again()
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        await bench.DrainAsync(); // the tables were away: five deliveries never reached the row

        await bench.Get<JobProcessor>().BuryAsync(JobQueue.Write(row.Job), "queue-id", CancellationToken.None);
        var ended = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Succeeded, 2), (ended.State, ended.Tries));
        Assert.Null(await bench.Get<DeadLetterStore>().GetAsync(jobId, CancellationToken.None));
    }

    [Fact]
    public async Task A_message_that_the_queue_gave_up_after_its_last_try_is_a_dead_letter_and_its_job_has_failed()
    {
        var settings = fixture.Settings();
        settings["Limits:MaxTries"] = "1";
        await using var bench = await NewBenchAsync(settings);
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;

        await bench.Get<JobProcessor>().BuryAsync(JobQueue.Write(row.Job), "queue-id", CancellationToken.None);
        await bench.Get<JobProcessor>().BuryAsync(JobQueue.Write(row.Job), "queue-id", CancellationToken.None);
        await bench.Get<JobProcessor>().BuryAsync("not a job", "foreign-id", CancellationToken.None);

        var buried = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        Assert.Equal((JobState.Failed, true), (buried.State, buried.Failure!.Retryable));
        Assert.NotNull(await bench.Get<DeadLetterStore>().GetAsync(jobId, CancellationToken.None));
        Assert.Equal("not a job", (await bench.Get<DeadLetterStore>().GetAsync("foreign-id", CancellationToken.None))!.Message);
    }

    [Fact]
    public async Task While_storage_is_away_an_event_is_asked_for_again()
    {
        var settings = fixture.Settings();
        settings["AzureWebJobsStorage"] = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0;"
            + "QueueEndpoint=http://127.0.0.1:9/q;TableEndpoint=http://127.0.0.1:9/t";
        await using var bench = new Bench(fixture, settings);

        var answer = await bench.IntakeAsync(new R2Event
        {
            Action = "PutObject",
            Bucket = "uploads",
            Object = new R2EventObject { Key = "uploads/a.mp4", Size = 1, ETag = "e" },
        });

        Assert.Equal(IntakeOutcome.Retry, answer.Outcome);
    }

    [Fact]
    public async Task While_storage_hangs_an_event_is_asked_for_again()
    {
        await using var bench = await NewBenchAsync();
        var notice = await bench.UploadAsync(Clips.Short);

        await fixture.Parts.StorageAsync(runs: false);
        IntakeResult answer;
        try
        {
            answer = await bench.IntakeAsync(notice);
        }
        finally
        {
            await fixture.Parts.StorageAsync(runs: true);
        }

        Assert.Equal(IntakeOutcome.Retry, answer.Outcome);
    }

    [Fact]
    public async Task A_probe_whose_read_timed_out_is_tried_again_and_no_end_of_the_job() =>
        await Assert.ThrowsAsync<StorageUnavailableException>(() => ProbeAsync(new FFmpegResult(
            RunEnd.Refused, 1, "", "[error] http://127.0.0.1/source: Connection timed out", TimeSpan.Zero, 0, TimeSpan.FromSeconds(15))));

    [Fact]
    public async Task A_probe_that_did_nothing_but_wait_for_storage_is_tried_again_and_no_end_of_the_job() =>
        await Assert.ThrowsAsync<StorageUnavailableException>(() => ProbeAsync(OutOfTime(cpuSeconds: 0.1)));

    [Fact]
    public async Task A_probe_that_was_busy_until_its_time_was_over_ends_the_job()
    {
        var end = await ProbeAsync(OutOfTime(cpuSeconds: 9));

        Assert.Equal((JobState.Failed, FailureCode.TimedOut), (end!.State, end.Failure.Code));
    }

    private static FFmpegResult OutOfTime(double cpuSeconds) => new(
        RunEnd.WallTimeExceeded, 137, "", "", TimeSpan.FromSeconds(cpuSeconds), 0, TimeSpan.FromSeconds(20));

    /// <summary>What the probe of a good upload makes of an ffprobe that ends like this.</summary>
    private async Task<JobEnd?> ProbeAsync(FFmpegResult result)
    {
        await using var bench = await NewBenchAsync();
        var notice = await bench.UploadAsync(Clips.Short);
        var queued = (await bench.Get<JobStore>().GetAsync((await bench.IntakeAsync(notice)).JobId!, CancellationToken.None))!;
        var claim = await bench.Get<JobClaims>().ClaimAsync(queued.Job, (_, _) => ValueTask.FromResult(queued.RecipeJson), "build", CancellationToken.None);
        await using var lease = new JobLease(claim.Row, bench.Get<JobStore>(), bench.Get<LeaseSettings>(), TimeProvider.System);
        await using var work = new JobWork(lease, TimeProvider.System) { Source = await bench.Uploads.HeadAsync(notice.Object.Key, CancellationToken.None) };
        var step = new ProbeSource(
            bench.Uploads,
            bench.Get<SourceServer>(),
            new ServedProbe(new Canned(result), bench.Get<CodecCatalog>(), bench.Get<MediaLimits>()),
            bench.Get<MediaLimits>());

        return (JobEnd?)await step.RunAsync(work, CancellationToken.None);
    }

    private sealed class Canned(FFmpegResult result) : IFFmpegRunner
    {
        public Task<FFmpegResult> RunAsync(
            FFmpegCommand command, IProgress<RunProgress>? progress, CancellationToken cancellationToken) => Task.FromResult(result);
    }

    private async Task<JobRow> TakeUntilR2IsBackAsync(Bench bench, string jobId)
    {
        await bench.TakeMessageAsync();
        await fixture.Parts.S3Async(on: true);
        return await bench.FinishAsync(jobId);
    }

    private async Task<Bench> NewBenchAsync(Dictionary<string, string?>? settings = null)
    {
        var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        return bench;
    }
}
