using MediaFunctions.Processing.Jobs;

namespace MediaFunctions.Standalone.Worker;

/// <summary>Hands messages to the conductor.</summary>
internal sealed class JobMessageHandler(JobProcessor processor) : IMessageHandler
{
    public Task ProcessAsync(string text, CancellationToken cancellationToken) =>
        processor.ProcessAsync(text, cancellationToken);

    public Task BuryAsync(string text, string messageId, CancellationToken cancellationToken) =>
        processor.BuryAsync(text, messageId, cancellationToken);
}
