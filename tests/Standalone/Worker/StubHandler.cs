using System.Collections.Concurrent;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Standalone.Worker;

namespace MediaFunctions.Tests.Standalone.Worker;

/// <summary>Does what the test says and remembers what it was given; the real one is met in tests/Pipeline.</summary>
internal sealed class StubHandler(Func<string, CancellationToken, Task> process) : IMessageHandler
{
    public string Queue => JobQueue.Name;

    public ConcurrentQueue<string> Processed { get; } = [];

    public ConcurrentQueue<string> Buried { get; } = [];

    public async Task ProcessAsync(string text, CancellationToken cancellationToken)
    {
        Processed.Enqueue(text);
        await process(text, cancellationToken);
    }

    public Task BuryAsync(string text, string messageId, CancellationToken cancellationToken)
    {
        Buried.Enqueue(text);
        return Task.CompletedTask;
    }
}
