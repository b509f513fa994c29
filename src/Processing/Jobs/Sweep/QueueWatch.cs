using Azure.Storage.Queues.Models;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>
/// Tells how long the oldest message of each queue waits. Azure's metrics of queues have no dimension for the queue's name,
/// so that nobody outside could know (Monitor, supported metrics of Microsoft.Storage/storageAccounts/queueServices).
/// </summary>
public sealed partial class QueueWatch(AzureStorage storage, TimeProvider clock, ILogger<QueueWatch> log) : ISweep
{
    /// <summary>As many as a peek shows.</summary>
    private const int MostSeen = 32;

    private static readonly string[] Queues = [JobQueue.Name, JobQueue.HeavyName, CallbackQueue.Name];

    public string Name => "waiting messages";

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Queues)
        {
            var queue = await storage.QueueAsync(name);
            // Hidden ones are in somebody's hands, or not due yet.
            var seen = (await queue.PeekMessagesAsync(MostSeen, cancellationToken)).Value;
            if (seen.Where(message => name != CallbackQueue.Name || IsDueAtOnce(message)).Min(message => message.InsertedOn) is not { } since)
                continue;
            var count = (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
            var seconds = (long)Math.Max(0, (clock.GetUtcNow() - since).TotalSeconds);
            Waits(name, count, seconds);
        }
        return 0;
    }

    /// <summary>
    /// A peek tells when a message was sent, not since when it is due. Later attempts of a callback, and looks at a row that had not
    /// ended, are sent hours ahead: by their age nothing is known.
    /// </summary>
    private static bool IsDueAtOnce(PeekedMessage message) =>
        CallbackQueue.Read(message.MessageText) is not { } callback || callback is { Attempt: 1, Looks: 0 };

    // An alert reads the seconds (infra/azure).
    [LoggerMessage(Level = LogLevel.Information, Message = "Queue {Queue}: the oldest of {Messages} messages waits {Seconds} s")]
    private partial void Waits(string queue, int messages, long seconds);
}
