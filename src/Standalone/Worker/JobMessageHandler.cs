using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Standalone.Worker;

/// <summary>Hands messages to the conductor, and wakes who tells of the ends.</summary>
internal sealed class JobMessageHandler(JobProcessor processor, CallbackNudge callbacks) : IMessageHandler
{
    public string Queue => JobQueue.Name;

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
