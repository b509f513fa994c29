using Azure.Storage.Queues;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Standalone.Worker;

/// <summary>A real Azurite; nobody listens to its events.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private LocalParts parts = null!;

    internal LocalParts Parts => parts;

    internal AzureStorage Storage { get; private set; } = null!;

    internal Task<QueueClient> Queue => Storage.QueueAsync(JobQueue.Name);

    internal Task<QueueClient> Poison => Storage.QueueAsync(JobQueue.PoisonName);

    public async Task InitializeAsync()
    {
        parts = await LocalParts.StartAsync(new Uri($"http://127.0.0.1:{LocalParts.FreePort()}/"));
        Storage = new AzureStorage(new AzureStorageSettings(parts.Addresses.Storage, null, null));
    }

    public async Task DisposeAsync() => await parts.DisposeAsync();

    internal async Task EmptyAsync()
    {
        await (await Queue).ClearMessagesAsync();
        await (await Poison).ClearMessagesAsync();
    }
}
