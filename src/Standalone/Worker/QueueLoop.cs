using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Standalone.Worker;

/// <summary>
/// One slot: looks at a queue, hands over a message at a time, and looks ever more rarely while there is none.
/// </summary>
internal sealed partial class QueueLoop(
    AzureStorage storage, string queueName, QueueNudge nudge, WorkerSettings settings, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan ShortestIdle = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(2);

    private readonly long began = clock.GetTimestamp();

    /// <summary>Runs until it is cancelled, until the queue shows nothing, or until the time that is left might not do for a message.</summary>
    /// <param name="handle">Must not throw but for cancellation.</param>
    /// <param name="untilEmpty">Return at the first look that finds nothing.</param>
    /// <param name="cancellationToken">Ends it; a message at hand is finished or given back by its handler.</param>
    public async Task RunAsync(
        Func<QueueClient, QueueMessage, CancellationToken, Task> handle, bool untilEmpty, CancellationToken cancellationToken)
    {
        var idle = ShortestIdle;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (settings.TakesFor is { } time && clock.GetElapsedTime(began) > time)
            {
                TimeIsUp(queueName, settings.JobTime);
                return;
            }
            var rung = nudge.Next;
            try
            {
                var queue = await storage.QueueAsync(queueName);
                QueueMessage? message = await queue.ReceiveMessageAsync(settings.Visibility, cancellationToken);
                if (message is not null)
                {
                    idle = ShortestIdle;
                    await handle(queue, message, cancellationToken);
                    continue;
                }
                if (untilEmpty)
                    return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (!untilEmpty)
            {
                QueueUnavailable(queueName, e);
                idle = Longer(idle, OutagePause);
            }
            await WaitAsync(rung, idle, cancellationToken);
            idle = rung.IsCompleted ? ShortestIdle : Longer(idle * 2, ShortestIdle);
        }
    }

    private TimeSpan Longer(TimeSpan idle, TimeSpan atLeast) =>
        TimeSpan.FromTicks(Math.Max(Math.Min(idle.Ticks, settings.LongestIdle.Ticks), atLeast.Ticks));

    private async Task WaitAsync(Task rung, TimeSpan idle, CancellationToken cancellationToken)
    {
        try
        {
            await rung.WaitAsync(idle, clock, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // Time for the next look, or for the end; the loop's condition knows which.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No more is taken of {Queue}: a job may take {JobTime}, and less is left of this process's time")]
    private partial void TimeIsUp(string queue, TimeSpan jobTime);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue {Queue} cannot be read; trying again")]
    private partial void QueueUnavailable(string queue, Exception exception);
}
