namespace MediaFunctions.Standalone.Worker;

/// <summary>What becomes of a message.</summary>
internal interface IMessageHandler
{
    /// <summary>Takes a message of the queue to its end; throws when it must be shown again.</summary>
    Task ProcessAsync(string text, CancellationToken cancellationToken);

    /// <summary>Keeps a message that the queue has given up.</summary>
    Task BuryAsync(string text, string messageId, CancellationToken cancellationToken);
}
