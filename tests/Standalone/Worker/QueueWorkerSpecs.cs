using Azure.Storage.Queues.Models;
using MediaFunctions.Standalone.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Standalone.Worker;

public sealed class QueueWorkerSpecs(StorageFixture fixture) : IClassFixture<StorageFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly QueueNudge nudge = new();

    public Task InitializeAsync() => fixture.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_message_is_handed_over_and_taken_off_the_queue()
    {
        await SendAsync("one", "two", "three");
        var handler = new StubHandler((_, _) => Task.CompletedTask);

        await Worker(handler).DrainAsync(CancellationToken.None);

        Assert.Equal(["one", "three", "two"], handler.Processed.Order());
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_message_that_fails_is_shown_again_and_succeeds_then()
    {
        await SendAsync("one");
        var calls = 0;
        var handler = new StubHandler((_, _) => ++calls == 1 ? throw new InvalidOperationException("for now") : Task.CompletedTask);

        await Worker(handler).DrainAsync(CancellationToken.None);

        Assert.Equal(["one", "one"], handler.Processed);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_message_that_keeps_failing_is_given_up_after_the_last_try_and_buried()
    {
        await SendAsync("bad");
        var handler = new StubHandler((_, _) => throw new InvalidOperationException("for ever"));

        await Worker(handler, new WorkerSettings { MaxDequeueCount = 3, RetryDelay = TimeSpan.Zero }).DrainAsync(CancellationToken.None);

        Assert.Equal(3, handler.Processed.Count);
        Assert.Equal(["bad"], handler.Buried);
        Assert.Equal(0, await CountAsync());
        Assert.Equal(0, (await (await fixture.Poison).GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_message_whose_workers_died_so_often_is_given_up_without_another_try()
    {
        await SendAsync("killer");
        var queue = await fixture.Queue;
        for (var i = 0; i < 3; i++)
        {
            QueueMessage taken = await queue.ReceiveMessageAsync(TimeSpan.FromMinutes(1));
            await queue.UpdateMessageAsync(taken.MessageId, taken.PopReceipt, taken.Body, TimeSpan.Zero);
        }
        var handler = new StubHandler((_, _) => Task.CompletedTask);

        await Worker(handler, new WorkerSettings { MaxDequeueCount = 3 }).DrainAsync(CancellationToken.None);

        Assert.Empty(handler.Processed);
        Assert.Equal(["killer"], handler.Buried);
    }

    [Fact]
    public async Task A_worker_that_stops_gives_its_message_back_at_once()
    {
        await SendAsync("one");
        using var stop = new CancellationTokenSource();
        var handler = new StubHandler(async (_, token) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        });

        await Worker(handler).RunAsync(stop.Token).WaitAsync(Patience);

        QueueMessage? back = await (await fixture.Queue).ReceiveMessageAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("one", back?.MessageText);
    }

    [Fact]
    public async Task As_many_messages_run_at_once_as_there_are_slots()
    {
        await SendAsync("one", "two");
        using var both = new CountdownEvent(2);
        var meet = new TaskCompletionSource();
        var handler = new StubHandler(async (_, token) =>
        {
            if (both.Signal())
                meet.SetResult();
            await meet.Task.WaitAsync(token);
        });

        await Worker(handler, new WorkerSettings { Slots = 2 }).DrainAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(2, handler.Processed.Count);
    }

    [Fact]
    public async Task A_nudge_wakes_an_idle_worker_without_a_poll()
    {
        using var clock = new FrozenClock();
        using var stop = new CancellationTokenSource();
        var seen = new TaskCompletionSource<string>();
        var handler = new StubHandler((text, _) =>
        {
            seen.TrySetResult(text);
            return Task.CompletedTask;
        });
        var running = Worker(handler, null, clock).RunAsync(stop.Token);
        await clock.TimerMadeAsync(); // the slot waits
        await clock.TimerMadeAsync(); // and so does who looks after poison

        await SendAsync("one");
        nudge.Ring();

        Assert.Equal("one", await seen.Task.WaitAsync(Patience));
        await stop.CancelAsync();
        await running.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_running_message_stays_hidden_beyond_its_first_visibility()
    {
        await SendAsync("long");
        var visibility = TimeSpan.FromSeconds(10);
        var queue = await fixture.Queue;
        var rivals = 0;
        var handler = new StubHandler(async (_, token) =>
        {
            for (var shown = DateTimeOffset.UtcNow + visibility * 1.2; DateTimeOffset.UtcNow < shown;)
            {
                QueueMessage? stolen = await queue.ReceiveMessageAsync(visibility, token);
                rivals += stolen is null ? 0 : 1;
                await Task.Delay(TimeSpan.FromMilliseconds(250), token);
            }
        });

        await Worker(handler, new WorkerSettings { Visibility = visibility }).DrainAsync(CancellationToken.None);

        Assert.Equal(0, rivals);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_message_that_is_due_later_does_not_keep_a_drain_waiting()
    {
        await (await fixture.Queue).SendMessageAsync("later", TimeSpan.FromMinutes(5));
        var handler = new StubHandler((_, _) => Task.CompletedTask);

        await Worker(handler).DrainAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Empty(handler.Processed);
        Assert.Equal(1, await CountAsync());
    }

    private QueueWorker Worker(StubHandler handler, WorkerSettings? settings = null, TimeProvider? clock = null) => new(
        fixture.Storage,
        handler,
        nudge,
        settings ?? new WorkerSettings { RetryDelay = TimeSpan.Zero },
        clock ?? TimeProvider.System,
        NullLogger<QueueWorker>.Instance);

    private async Task SendAsync(params string[] texts)
    {
        foreach (var text in texts)
            await (await fixture.Queue).SendMessageAsync(text);
    }

    private async Task<int> CountAsync() => (await (await fixture.Queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;
}
