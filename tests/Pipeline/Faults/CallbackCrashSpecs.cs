using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Tests.Parts;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>
/// design: What must hold, for callbacks: whoever dies right after whatever write, the receiver is told, and what it is told
/// twice has one id.
/// </summary>
[Collection(FaultCollection.Name)]
public sealed class CallbackCrashSpecs(FaultFixture fixture)
{
    public static readonly IReadOnlyList<CrashPoint> Points =
        [CrashPoint.CallbackQueued, CrashPoint.CallbackRecorded, CrashPoint.CallbackQueuedAgain];

    [Fact]
    public async Task A_worker_killed_between_the_message_and_the_rows_end_is_followed_by_one_that_ends_and_tells()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await NewBenchAsync(receiver);
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await Bench.DieAsync(fixture.Telling(receiver), CrashPoint.CallbackQueued, "work");
        var between = await StateAsync(bench, jobId);
        await bench.DeliverAsync(looks: 3); // the message of the dead one is early

        await bench.FinishAsync(jobId);
        await bench.DeliverAsync(looks: 50);

        Assert.Equal(JobState.Processing, between);
        Assert.Single(receiver.Received); // the twin finds that it was told
        Assert.Equal(0, await bench.CallbacksLeftAsync());
    }

    [Fact]
    public async Task Who_is_killed_while_he_cancels_has_told_nothing_that_is_not_so()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await NewBenchAsync(receiver);
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await Bench.DieAsync(fixture.Telling(receiver), CrashPoint.CallbackQueued, "cancel", jobId);
        var between = await StateAsync(bench, jobId);

        await bench.FinishAsync(jobId);
        await bench.DeliverAsync(looks: 30);

        Assert.Equal(JobState.Queued, between);
        Assert.Contains("job.succeeded", Assert.Single(receiver.Received).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CrashPoint.DeadLetterWritten)]
    [InlineData(CrashPoint.CallbackQueued)]
    [InlineData(CrashPoint.Ended)]
    public async Task A_worker_killed_while_it_gives_a_job_up_leaves_a_job_that_is_told(CrashPoint point)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var bench = await NewBenchAsync(receiver);
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var settings = fixture.Telling(receiver);
        if (point == CrashPoint.DeadLetterWritten)
        {
            settings["R2:Endpoint"] = "http://127.0.0.1:9";
            settings["Limits:MaxTries"] = "1";
        }
        else
            settings["Limits:MaxPixels"] = "100"; // a file that this worker, and only this one, refuses
        await Bench.DieAsync(settings, point, "work");

        var row = await bench.FinishAsync(jobId);
        await bench.DeliverAsync(looks: 50);

        var got = Assert.Single(receiver.Received.DistinctBy(got => got.Id));
        Assert.Contains($"job.{row.State.Word()}", got.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CrashPoint.CallbackRecorded)]
    [InlineData(CrashPoint.CallbackQueuedAgain)]
    public async Task Who_is_killed_after_an_attempt_is_followed_by_one_who_tells_it_under_the_same_id(CrashPoint point)
    {
        await using var receiver = await WebhookReceiver.AnsweringAsync(500, 204);
        await using var bench = await NewBenchAsync(receiver);
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.Get<JobCommands>().CancelAsync(jobId, CancellationToken.None);
        await (await bench.Get<AzureStorage>().QueueAsync(JobQueue.Name)).ClearMessagesAsync();
        await Bench.DieAsync(fixture.Telling(receiver), point, "callback");

        // The dead one's message is shown again, and the next one's, if it was sent, comes in five seconds.
        await bench.DeliverAsync(looks: 75);

        Assert.InRange(receiver.Received.Count, 2, 3);
        Assert.Single(receiver.Received.Select(got => got.Id).Distinct());
        var row = await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None);
        Assert.Contains(row!.Callbacks, a => a.Delivered);
        Assert.Equal(0, await bench.CallbacksLeftAsync());
    }

    private static async Task<JobState> StateAsync(Bench bench, string jobId) =>
        (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!.State;

    private async Task<Bench> NewBenchAsync(WebhookReceiver receiver)
    {
        var bench = new Bench(fixture, fixture.Telling(receiver), services => services.AddSingleton(
            new CallbackBackoff([.. CallbackBackoff.Usual.Select(_ => TimeSpan.Zero)], () => 0)));
        await bench.DrainAsync();
        return bench;
    }
}
