using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Standalone.Worker;

/// <summary>Who works off the queues: one for jobs, and one for callbacks, where anybody is to be told.</summary>
internal sealed class Workers(
    AzureStorage storage,
    JobMessageHandler jobs,
    CallbackMessageHandler callbacks,
    QueueNudge nudge,
    CallbackNudge callbackNudge,
    CallbackSettings told,
    WorkerSettings settings,
    TimeProvider clock,
    ILogger<QueueWorker> log)
{
    /// <summary>Receivers that do not answer hold up so few others.</summary>
    private const int CallbacksAtOnce = 4;

    private readonly QueueWorker jobWorker = new(storage, jobs, nudge, settings, clock, log);
    private readonly QueueWorker callbackWorker = new(
        storage, callbacks, callbackNudge, settings with { Slots = CallbacksAtOnce }, clock, log);

    /// <summary>Works until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => told.IsOn
        ? Task.WhenAll(jobWorker.RunAsync(cancellationToken), callbackWorker.RunAsync(cancellationToken))
        : jobWorker.RunAsync(cancellationToken);

    /// <summary>Works until the queues show no message; a callback that is due later is another worker's.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await jobWorker.DrainAsync(cancellationToken);
        if (told.IsOn)
            await callbackWorker.DrainAsync(cancellationToken);
    }
}
