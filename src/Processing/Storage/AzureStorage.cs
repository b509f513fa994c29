using System.Collections.Concurrent;
using System.Net;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;

namespace MediaFunctions.Processing.Storage;

/// <summary>Queues and tables of the storage account, each made at its first use.</summary>
public sealed class AzureStorage
{
    private readonly QueueServiceClient queues;
    private readonly TableServiceClient tables;
    private readonly ConcurrentDictionary<string, Lazy<Task<QueueClient>>> knownQueues = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<TableClient>>> knownTables = new();

    public AzureStorage(AzureStorageSettings settings)
    {
        // The message text is JSON in plain ASCII: "none" here and in host.json, so that people can read the queue.
        var queueOptions = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        var tableOptions = new TableClientOptions();
        Tune(queueOptions.Retry);
        Tune(tableOptions.Retry);
        if (settings.ConnectionString is { Length: > 0 } connection)
        {
            queues = new QueueServiceClient(connection, queueOptions);
            tables = new TableServiceClient(connection, tableOptions);
            return;
        }
        TokenCredential identity = settings.ClientId is { Length: > 0 } id
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id))
            : new DefaultAzureCredential();
        queues = new QueueServiceClient(new Uri($"https://{settings.AccountName}.queue.core.windows.net"), identity, queueOptions);
        tables = new TableServiceClient(new Uri($"https://{settings.AccountName}.table.core.windows.net"), identity, tableOptions);
    }

    /// <summary>Where the account's queues are.</summary>
    public Uri QueuesUrl => queues.Uri;

    /// <summary>How many messages the queue holds, about; null where it is not there, which this does not change.</summary>
    public async Task<int?> LengthAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            return (await queues.GetQueueClient(queue).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException e) when (e.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Whether the queue is there, which this does not change.</summary>
    public async Task<bool> HasQueueAsync(string name, CancellationToken cancellationToken) =>
        await queues.GetQueueClient(name).ExistsAsync(cancellationToken);

    /// <summary>Whether the table is there, which this does not change.</summary>
    public async Task<bool> HasTableAsync(string name, CancellationToken cancellationToken)
    {
        await foreach (var _ in tables.QueryAsync(table => table.Name == name, cancellationToken: cancellationToken))
            return true;
        return false;
    }

    /// <summary>The queue of this name, made if it is not there.</summary>
    public Task<QueueClient> QueueAsync(string name) => Once(knownQueues, name, async () =>
    {
        var queue = queues.GetQueueClient(name);
        await queue.CreateIfNotExistsAsync();
        return queue;
    });

    /// <summary>The table of this name, made if it is not there.</summary>
    public Task<TableClient> TableAsync(string name) => Once(knownTables, name, async () =>
    {
        var table = tables.GetTableClient(name);
        await table.CreateIfNotExistsAsync();
        return table;
    });

    private static async Task<T> Once<T>(
        ConcurrentDictionary<string, Lazy<Task<T>>> known, string name, Func<Task<T>> make)
    {
        var entry = known.GetOrAdd(name, _ => new Lazy<Task<T>>(make));
        try
        {
            return await entry.Value;
        }
        catch
        {
            // An outage at the first use must not be remembered for the life of the process.
            known.TryRemove(new KeyValuePair<string, Lazy<Task<T>>>(name, entry));
            throw;
        }
    }

    private static void Tune(RetryOptions retry)
    {
        // Together below the Forwarder's 20 s: it is to hear "retry", not to give up waiting.
        retry.MaxRetries = 2;
        retry.Delay = TimeSpan.FromMilliseconds(200);
        retry.MaxDelay = TimeSpan.FromSeconds(2);
        retry.NetworkTimeout = TimeSpan.FromSeconds(5);
    }
}
