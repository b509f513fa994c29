using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Jobs.Announcing;

namespace MediaFunctions.Standalone.Worker;

/// <summary>Hands messages to the courier.</summary>
internal sealed class CallbackMessageHandler(CallbackCourier courier) : IMessageHandler
{
    public string Queue => CallbackQueue.Name;

    public Task ProcessAsync(string text, CancellationToken cancellationToken) => courier.DeliverAsync(text, cancellationToken);

    public Task BuryAsync(string text, string messageId, CancellationToken cancellationToken) =>
        courier.BuryAsync(text, messageId, cancellationToken);
}
