using Azure;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>The purges that are open, in the table of deletions.</summary>
public sealed class PurgeStore(AzureStorage storage)
{
    private const string Table = "deletions";
    private const string Partition = "purge";

    /// <summary>The purge of this asset; null where none is open.</summary>
    public async Task<OpenPurge?> GetAsync(string assetId, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, assetId, null, cancellationToken);
        return found.HasValue ? FromEntity(found.Value!) : null;
    }

    /// <summary>Keeps the purge, whatever stood there; returns it with its ETag.</summary>
    public async Task<OpenPurge> PutAsync(OpenPurge purge, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var response = await table.UpsertEntityAsync(ToEntity(purge), TableUpdateMode.Replace, cancellationToken);
        return purge with { ETag = response.Headers.ETag!.Value };
    }

    /// <summary>Changes the purge; null where it is gone, or was opened again.</summary>
    public async Task<OpenPurge?> ReplaceAsync(OpenPurge purge, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        try
        {
            var response = await table.UpdateEntityAsync(ToEntity(purge), purge.ETag, TableUpdateMode.Replace, cancellationToken);
            return purge with { ETag = response.Headers.ETag!.Value };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Forgets the purge, unless it was opened again.</summary>
    public async Task ForgetAsync(OpenPurge purge, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        try
        {
            await table.DeleteEntityAsync(Partition, purge.AssetId, purge.ETag, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 412)
        {
            // Whoever opened it again purges what it found.
        }
    }

    /// <summary>Up to <paramref name="top"/> that are to be tried again by now.</summary>
    public async Task<IReadOnlyList<OpenPurge>> DueAsync(DateTimeOffset now, int top, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and lookAt le {now}");
        return await table.QueryAsync<TableEntity>(filter, top, null, cancellationToken).Take(top).Select(FromEntity).ToListAsync(cancellationToken);
    }

    private static TableEntity ToEntity(OpenPurge purge) => new(Partition, purge.AssetId)
    {
        ["schema"] = 1,
        ["openedAt"] = purge.OpenedAt,
        ["lookAt"] = purge.LookAt,
    };

    private static OpenPurge FromEntity(TableEntity entity) => new()
    {
        AssetId = entity.RowKey,
        OpenedAt = entity.GetDateTimeOffset("openedAt") ?? default,
        LookAt = entity.GetDateTimeOffset("lookAt") ?? default,
        ETag = entity.ETag,
    };
}
