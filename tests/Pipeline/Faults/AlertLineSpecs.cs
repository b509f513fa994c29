using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
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
