namespace MediaFunctions.Standalone.Worker;

/// <summary>What becomes of a queue's messages.</summary>
internal interface IMessageHandler
{
    /// <summary>The queue. What it gave up stands in one of its name and <c>-poison</c>, as the Functions host has it.</summary>
    string Queue { get; }

    /// <summary>Takes a message of the queue to its end; throws when it must be shown again.</summary>
    Task ProcessAsync(string text, CancellationToken cancellationToken);

    /// <summary>Keeps a message that the queue has given up.</summary>
    Task BuryAsync(string text, string messageId, CancellationToken cancellationToken);
}
