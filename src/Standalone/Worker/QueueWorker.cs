using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Standalone.Worker;

/// <summary>
/// Does for this process what the Functions host does for the app: hands messages over, shows those again that failed,
/// gives them up after so many times, and hands over what was given up.
/// </summary>
internal sealed partial class QueueWorker(
    AzureStorage storage,
    IMessageHandler handler,
    QueueNudge nudge,
    WorkerSettings settings,
    TimeProvider clock,
    ILogger<QueueWorker> log)
{
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(4);

    private readonly QueueNudge poisonNudge = new();

    private string PoisonName => handler.Queue + "-poison";

    /// <summary>Works until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll([.. Slots(false, cancellationToken), Poison(false, cancellationToken)]);

    /// <summary>Works until the queue shows no message.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(Slots(true, cancellationToken));
        await Poison(true, cancellationToken);
    }

    private IEnumerable<Task> Slots(bool untilEmpty, CancellationToken cancellationToken) =>
        Enumerable.Range(0, settings.Slots).Select(
            _ => Loop(handler.Queue, nudge).RunAsync(ProcessAsync, untilEmpty, cancellationToken));

    private Task Poison(bool untilEmpty, CancellationToken cancellationToken) =>
        Loop(PoisonName, poisonNudge).RunAsync(BuryAsync, untilEmpty, cancellationToken);

    private QueueLoop Loop(string queue, QueueNudge by) => new(storage, queue, by, settings, clock, log);

    private async Task ProcessAsync(QueueClient queue, QueueMessage message, CancellationToken cancellationToken)
    {
        await using var held = new HeldMessage(queue, message, settings.Visibility, clock);
        try
        {
            // A worker that dies with the message leaves no word; the count is all that tells of it.
            if (message.DequeueCount > settings.MaxDequeueCount)
            {
                await GiveUpAsync(held, message, cancellationToken);
                return;
            }
            await handler.ProcessAsync(message.MessageText, cancellationToken);
            await held.DeleteAsync(cancellationToken);
        }
        catch (Exception e)
        {
            await AgainAsync(held, message, e, cancellationToken.IsCancellationRequested);
        }
    }

    private async Task AgainAsync(HeldMessage held, QueueMessage message, Exception fault, bool stopping)
    {
        // Not the worker's token: when that is what ended the job, the message must still be given back.
        using var lastWords = new CancellationTokenSource(LastWords);
        try
        {
            if (stopping)
            {
                await held.ShowAfterAsync(TimeSpan.Zero, lastWords.Token);
                return;
            }
            Failed(message.MessageId, message.DequeueCount, settings.MaxDequeueCount, fault);
            if (message.DequeueCount >= settings.MaxDequeueCount)
                await GiveUpAsync(held, message, lastWords.Token);
            else
                await held.ShowAfterAsync(settings.RetryDelay, lastWords.Token);
        }
        catch (Exception e)
        {
            // It is hidden until its visibility ends, and shown again then.
            NotGivenBack(message.MessageId, e);
        }
    }

    private async Task GiveUpAsync(HeldMessage held, QueueMessage message, CancellationToken cancellationToken)
    {
        var poison = await storage.QueueAsync(PoisonName);
        await poison.SendMessageAsync(message.Body, null, Never, cancellationToken);
        await held.DeleteAsync(cancellationToken);
        poisonNudge.Ring();
    }

    private async Task BuryAsync(QueueClient queue, QueueMessage message, CancellationToken cancellationToken)
    {
        await using var held = new HeldMessage(queue, message, settings.Visibility, clock);
        try
        {
            await handler.BuryAsync(message.MessageText, message.MessageId, cancellationToken);
            await held.DeleteAsync(cancellationToken);
        }
        catch (Exception e)
        {
            NotBuried(message.MessageId, e);
            await ShowAgainAsync(held, message);
        }
    }

    private async Task ShowAgainAsync(HeldMessage held, QueueMessage message)
    {
        using var lastWords = new CancellationTokenSource(LastWords);
        try
        {
            await held.ShowAfterAsync(settings.RetryDelay, lastWords.Token);
        }
        catch (Exception e)
        {
            NotGivenBack(message.MessageId, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} failed, try {Try} of {Most}")]
    private partial void Failed(string messageId, long @try, int most, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} could not be given back; it comes by itself")]
    private partial void NotGivenBack(string messageId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId}, given up, could not be kept; trying again")]
    private partial void NotBuried(string messageId, Exception exception);
}
