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

    /// <summary>Keeps the deletion, whatever stood there: somebody asks for it now. Returns it with its ETag.</summary>
    public async Task<Deletion> PutAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var response = await table.UpsertEntityAsync(ToEntity(deletion), TableUpdateMode.Replace, cancellationToken);
        return deletion with { ETag = response.Headers.ETag!.Value };
    }

    /// <summary>Changes the deletion; null where a new upload has ended it since, or somebody changed it.</summary>
    public async Task<Deletion?> ReplaceAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        try
        {
            var response = await table.UpdateEntityAsync(ToEntity(deletion), deletion.ETag, TableUpdateMode.Replace, cancellationToken);
            return deletion with { ETag = response.Headers.ETag!.Value };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Forgets the deletion; false where somebody changed it meanwhile.</summary>
    public async Task<bool> ForgetAsync(Deletion deletion, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        try
        {
            await table.DeleteEntityAsync(Partition, deletion.AssetId, deletion.ETag, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 412)
        {
            return false;
        }
    }

    /// <summary>Up to <paramref name="top"/> that are to be looked at again by now.</summary>
    public async Task<IReadOnlyList<Deletion>> DueAsync(DateTimeOffset now, int top, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and lookAt le {now}");
        return await table.QueryAsync<TableEntity>(filter, top, null, cancellationToken).Take(top).Select(FromEntity).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Whether what tells of an object is only late: its asset is being deleted, or was. What is there after the end of a
    /// deletion is new, and the deletion forgotten; while one is under way it waits for the sweep of objects.
    /// </summary>
    /// <param name="isThere">Whether the object is in its bucket, asked where it matters; null for a key that is never used twice.</param>
    public async Task<bool> IsLateAsync(
        string assetId, Func<CancellationToken, Task<bool>>? isThere, CancellationToken cancellationToken)
    {
        while (await GetAsync(assetId, cancellationToken) is { } deletion)
        {
            // Asked after the row was read: what was there at its end was gone.
            if (!deletion.Done || isThere is null || !await isThere(cancellationToken))
                return true;
            if (await ForgetAsync(deletion, cancellationToken))
                return false;
        }
        return false;
    }

    private static TableEntity ToEntity(Deletion deletion)
    {
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
        LongText.Put(entity, "seen", JsonSerializer.Serialize(deletion.Seen, LedgerJson.Default.IReadOnlyListObjectSeen));
        return entity;
    }

    private static Deletion FromEntity(TableEntity entity) => new()
    {
        AssetId = entity.RowKey,
        Owner = entity.GetString("owner"),
        BegunAt = entity.GetDateTimeOffset("begunAt") ?? default,
        LookAt = entity.GetDateTimeOffset("lookAt") ?? default,
        Done = entity.GetBoolean("done") ?? false,
        Sources = JsonSerializer.Deserialize(LongText.Get(entity, "sources")!, LedgerJson.Default.IReadOnlyListString)!,
        Seen = LongText.Get(entity, "seen") is { } seen ? JsonSerializer.Deserialize(seen, LedgerJson.Default.IReadOnlyListObjectSeen)! : [],
        ETag = entity.ETag,
    };
}
