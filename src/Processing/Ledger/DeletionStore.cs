using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>
/// The table of deletions. A row outlives its asset for some days, so that late messages and events bring nothing back.
/// </summary>
public sealed class DeletionStore(AzureStorage storage)
{
    private const string Table = "deletions";
    private const string Partition = "asset";

    /// <summary>The deletion of this asset; null where nobody has asked for one.</summary>
    public async Task<Deletion?> GetAsync(string assetId, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, assetId, null, cancellationToken);
        return found.HasValue ? FromEntity(found.Value!) : null;
    }

    public async Task PutAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var entity = new TableEntity(Partition, deletion.AssetId)
        {
            ["schema"] = 1,
            ["begunAt"] = deletion.BegunAt,
            ["lookAt"] = deletion.LookAt,
            ["done"] = deletion.Done,
        };
        if (deletion.Owner is { } owner)
            entity["owner"] = owner;
        LongText.Put(entity, "sources", JsonSerializer.Serialize(deletion.Sources, LedgerJson.Default.IReadOnlyListString));
        await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task ForgetAsync(string assetId, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(Partition, assetId, ETag.All, cancellationToken);
    }

    /// <summary>Up to <paramref name="top"/> that are to be looked at again by now.</summary>
    public async Task<IReadOnlyList<Deletion>> DueAsync(DateTimeOffset now, int top, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and lookAt le {now}");
        var found = new List<Deletion>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, top, null, cancellationToken))
        {
            found.Add(FromEntity(entity));
            if (found.Count == top)
                break;
        }
        return found;
    }

    /// <summary>
    /// Whether what tells of an object is only late: its asset is being deleted, or was. What was put after the end of a
    /// deletion is new, and the deletion forgotten; while one is under way it waits for the sweep of objects.
    /// </summary>
    /// <param name="putAt">When the object was put; null where that makes no difference, since no key is used twice.</param>
    public async Task<bool> IsLateAsync(string assetId, DateTimeOffset? putAt, CancellationToken cancellationToken)
    {
        if (await GetAsync(assetId, cancellationToken) is not { } deletion)
            return false;
        if (!deletion.Done || putAt is null || putAt <= deletion.BegunAt)
            return true;
        await ForgetAsync(assetId, cancellationToken);
        return false;
    }

    private static Deletion FromEntity(TableEntity entity) => new()
    {
        AssetId = entity.RowKey,
        Owner = entity.GetString("owner"),
        BegunAt = entity.GetDateTimeOffset("begunAt") ?? default,
        LookAt = entity.GetDateTimeOffset("lookAt") ?? default,
        Done = entity.GetBoolean("done") ?? false,
        Sources = JsonSerializer.Deserialize(LongText.Get(entity, "sources")!, LedgerJson.Default.IReadOnlyListString)!,
    };
}
