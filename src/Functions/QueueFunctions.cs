using Azure.Storage.Queues.Models;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Announcing;
using MediaFunctions.Processing.Ledger;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>The queues of jobs and of callbacks, and what they gave up. What is thrown makes the queue show the message again.</summary>
public sealed class QueueFunctions(JobProcessor processor, CallbackCourier courier)
{
    private const string Storage = "AzureWebJobsStorage";

    [Function("ProcessMedia")]
    public Task ProcessMediaAsync(
        [QueueTrigger(JobQueue.Name, Connection = Storage)] string message, CancellationToken cancellationToken) =>
        processor.ProcessAsync(message, cancellationToken);

    [Function("HandlePoison")]
    public Task HandlePoisonAsync(
        [QueueTrigger(JobQueue.PoisonName, Connection = Storage)] QueueMessage message, CancellationToken cancellationToken) =>
        processor.BuryAsync(message.MessageText, message.MessageId, cancellationToken);

    [Function("DeliverCallback")]
    public Task DeliverCallbackAsync(
        [QueueTrigger(CallbackQueue.Name, Connection = Storage)] string message, CancellationToken cancellationToken) =>
        courier.DeliverAsync(message, cancellationToken);

    [Function("HandleCallbackPoison")]
    public Task HandleCallbackPoisonAsync(
        [QueueTrigger(CallbackQueue.PoisonName, Connection = Storage)] QueueMessage message, CancellationToken cancellationToken) =>
        courier.BuryAsync(message.MessageText, message.MessageId, cancellationToken);
}
