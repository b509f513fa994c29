using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Api.Service;

/// <summary>Whether the queue of jobs answers: without it nothing can be taken in.</summary>
public sealed class StorageHealth(AzureStorage storage) : IHealthContributor
{
    public string Name => "storage";

    public async Task<HealthCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var queue = await storage.QueueAsync(JobQueue.Name).WaitAsync(cancellationToken);
        await queue.GetPropertiesAsync(cancellationToken);
        return new HealthCheck(HealthState.Ok);
    }
}
