using Azure.Storage.Queues.Models;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>The queue of jobs, and what it gave up. What they throw makes the queue show the message again.</summary>
public sealed class QueueFunctions(JobProcessor processor)
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
}
