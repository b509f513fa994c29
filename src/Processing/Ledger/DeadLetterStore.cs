using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>Dead letters are rows: the message, how often it was tried, and what was found wrong.</summary>
public sealed class DeadLetterStore(AzureStorage storage, TimeProvider clock)
{
    private const string Table = "deadletters";
    private const string Partition = "dead";

    /// <summary>Keeps a dead letter. The same job's letter replaces its older one.</summary>
    /// <param name="id">The job id, or the queue's message id where the text is no message of ours.</param>
    public async Task WriteAsync(
        string id, string message, int tries, string diagnosis, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var entity = new TableEntity(Partition, id)
        {
            ["schema"] = MediaJob.CurrentSchema,
            ["tries"] = tries,
            ["diagnosis"] = diagnosis,
            ["at"] = clock.GetUtcNow(),
        };
        LongText.Put(entity, "message", message);
        await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The dead letter of this id; null where there is none.</summary>
    public async Task<DeadLetter?> GetAsync(string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, null, cancellationToken);
        return found.HasValue ? FromEntity(found.Value!) : null;
    }

    /// <summary>Forgets a dead letter: its job was brought back.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(Partition, id, Azure.ETag.All, cancellationToken);
    }

    private static DeadLetter FromEntity(TableEntity entity) => new(
        entity.RowKey,
        LongText.Get(entity, "message") ?? "",
        entity.GetInt32("tries") ?? 0,
        entity.GetString("diagnosis"),
        entity.GetDateTimeOffset("at") ?? default);
}
