using MediaFunctions.Processing.Jobs;

namespace MediaFunctions.Standalone.Worker;

/// <summary>Hands messages to the conductor, and wakes who tells of the ends.</summary>
internal sealed class JobMessageHandler(JobProcessor processor, CallbackNudge callbacks, WorkerSettings settings) : IMessageHandler
{
    public string Queue => settings.Queue;

    public async Task ProcessAsync(string text, CancellationToken cancellationToken)
    {
        await processor.ProcessAsync(text, cancellationToken);
        callbacks.Ring();
    }

    public async Task BuryAsync(string text, string messageId, CancellationToken cancellationToken)
    {
        await processor.BuryAsync(text, messageId, cancellationToken);
        callbacks.Ring();
    }
}
