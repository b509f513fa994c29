using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Tests.Parts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>The log lines that wake an operator: infra/azure has an alert for each.</summary>
[Collection(FaultCollection.Name)]
public sealed class AlertLineSpecs(FaultFixture fixture)
{
    [Theory]
    [InlineData(JobQueue.Name)]
    [InlineData(JobQueue.HeavyName)]
    public async Task The_sweep_tells_how_long_the_oldest_message_of_a_queue_waits(string name)
    {
        await using var bench = NewBench();
        var queue = await bench.Get<AzureStorage>().QueueAsync(name);
        await queue.ClearMessagesAsync();
        await queue.SendMessageAsync("waits");
        await queue.SendMessageAsync("waits too");

        await bench.Get<IEnumerable<ISweep>>().OfType<QueueWatch>().Single().SweepAsync(default);
        await queue.ClearMessagesAsync();

        var line = Assert.Single(Lines(bench), line => line.StartsWith($"Queue {name}:", StringComparison.Ordinal));
        Assert.Matches($"^Queue {name}: the oldest of 2 messages waits [0-9]+ s$", line);
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(2, 0, false)]
    [InlineData(1, 3, false)]
    public async Task A_callback_counts_only_where_it_was_due_as_soon_as_it_was_sent(int attempt, int looks, bool counts)
    {
        await using var bench = NewBench();
        var queue = await bench.Get<AzureStorage>().QueueAsync(CallbackQueue.Name);
        await queue.ClearMessagesAsync();
        var message = new CallbackMessage
        {
            JobId = $"{Ids.NewAssetId()}-0123456789ab",
            Created = 1,
            Round = 0,
            Url = "https://hooks.example.com/",
            Attempt = attempt,
            Looks = looks,
        };
        Assert.NotNull(CallbackQueue.Read(CallbackQueue.Write(message)));
        await bench.Get<CallbackQueue>().SendAsync(message, TimeSpan.Zero, default);

        await bench.Get<IEnumerable<ISweep>>().OfType<QueueWatch>().Single().SweepAsync(default);
        await queue.ClearMessagesAsync();

        Assert.Equal(counts, Lines(bench).Any(line => line.StartsWith($"Queue {CallbackQueue.Name}:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(500, 2)]
    [InlineData(410, 1)]
    public async Task A_callback_that_is_given_up_is_an_error_in_the_log_without_its_address(int answer, int tries)
    {
        await using var receiver = await WebhookReceiver.AnsweringAsync(answer);
        await using var bench = new Bench(fixture, fixture.Telling(receiver), services => services.AddFakeLogging()
            .AddSingleton(new CallbackBackoff([TimeSpan.Zero], () => 0)));
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.Get<JobCommands>().CancelAsync(jobId, default);

        await bench.DeliverAsync();

        Assert.Equal(
            [$"Callback of job {jobId} to 127.0.0.1 is a dead letter after {tries} tries"],
            Log(bench).Where(record => record.Level == LogLevel.Error).Select(record => record.Message));
        Assert.DoesNotContain(Lines(bench), line => line.Contains("token=secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_callback_that_is_taken_is_no_error()
    {
        await using var receiver = await WebhookReceiver.AnsweringAsync(500, 204);
        await using var bench = new Bench(fixture, fixture.Telling(receiver), services => services.AddFakeLogging()
            .AddSingleton(new CallbackBackoff([TimeSpan.Zero], () => 0)));
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.Get<JobCommands>().CancelAsync(jobId, default);

        await bench.DeliverAsync();

        Assert.Equal(2, receiver.Received.Count);
        Assert.DoesNotContain(Log(bench), record => record.Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_queue_that_shows_no_message_is_not_worth_a_line()
    {
        await using var bench = NewBench();
        var queue = await bench.Get<AzureStorage>().QueueAsync(JobQueue.HeavyName);
        await queue.ClearMessagesAsync();
        await queue.SendMessageAsync("in somebody's hands", TimeSpan.FromMinutes(1));

        await bench.Get<IEnumerable<ISweep>>().OfType<QueueWatch>().Single().SweepAsync(default);
        await queue.ClearMessagesAsync();

        Assert.DoesNotContain(Lines(bench), l => l.Contains(JobQueue.HeavyName, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dead_letter_is_an_error_in_the_log_with_its_diagnosis()
    {
        await using var bench = NewBench("1");
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = (await bench.Get<JobStore>().GetAsync(jobId, default))!;

        await bench.Get<JobProcessor>().BuryAsync(JobQueue.Write(row.Job), "message", default);
        await bench.Get<JobProcessor>().BuryAsync(JobQueue.Write(row.Job), "message", default);
        await bench.Get<JobProcessor>().BuryAsync("no job", "foreign", default);

        Assert.Equal(
            [
                $"Job {jobId} is a dead letter after 1 tries: Internal: {DeadLetters.GivenUp(row).Message}",
                "Message foreign is a dead letter: no job that this version can read",
            ],
            Log(bench).Where(record => record.Level == LogLevel.Error).Select(record => record.Message));
    }

    private Bench NewBench(string maxTries = "5")
    {
        var settings = fixture.Settings();
        settings["Limits:MaxTries"] = maxTries;
        return new Bench(fixture, settings, services => services.AddFakeLogging());
    }

    private static IReadOnlyList<FakeLogRecord> Log(Bench bench) => bench.Get<FakeLogCollector>().GetSnapshot();

    private static IEnumerable<string> Lines(Bench bench) => Log(bench).Select(record => record.Message);
}
