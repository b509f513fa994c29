using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Uploads.Grants;

/// <summary>The table of grants: a row by id, and beside it an entry that the sweep finds by the time it ends.</summary>
public sealed partial class GrantStore(AzureStorage storage)
{
    private const string Table = "grants";
    private const string Row = "grant";
    private const string Ends = "ends";
    private const string Asset = "asset";

    /// <summary>Keeps a grant. The sweep's entry comes first: a crash leaves one too many, never one too few.</summary>
    public async Task InsertAsync(Grant grant, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var end = new TableEntity(Ends, $"{Ticks(grant.ExpiresAt)}-{grant.Id}");
        await table.UpsertEntityAsync(end, TableUpdateMode.Replace, cancellationToken);
        var entity = new TableEntity(grant.Id, Row) { ["schema"] = 1 };
        LongText.Put(entity, "grant", JsonSerializer.Serialize(grant, GrantJson.Default.Grant));
        await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The grant of this id; null where there is none, or none any more.</summary>
    public async Task<Grant?> GetAsync(string id, CancellationToken cancellationToken) =>
        (await FindAsync(id, cancellationToken))?.Grant;

    /// <summary>Gives the grant to this asset, unless another has it.</summary>
    /// <returns>The asset that has it; null where the grant is gone.</returns>
    public async Task<string?> RedeemAsync(string id, string assetId, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        while (await FindAsync(id, cancellationToken) is { } found)
        {
            if (found.Grant.AssetId is { } holder)
                return holder;
            try
            {
                await table.UpdateEntityAsync(
                    new TableEntity(id, Row) { [Asset] = assetId }, found.ETag, TableUpdateMode.Merge, cancellationToken);
                return assetId;
            }
            catch (RequestFailedException e) when (e.Status is 412 or 404)
            {
                // Somebody was faster: the next look says who.
            }
        }
        return null;
    }

    /// <summary>Takes the grant back; false where there is none.</summary>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (await GetAsync(id, cancellationToken) is not { } grant)
            return false;
        await DeleteAsync($"{Ticks(grant.ExpiresAt)}-{id}", id, cancellationToken);
        return true;
    }

    /// <summary>Forgets up to so many grants that ended before this time, oldest first.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ForgetEndedAsync(DateTimeOffset time, int most, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Ends} and RowKey lt {Ticks(time)}");
        var ended = await table.QueryAsync<TableEntity>(filter, most, ["RowKey"], cancellationToken)
            .Take(most).Select(entity => entity.RowKey).ToListAsync(cancellationToken);
        foreach (var end in ended)
            await DeleteAsync(end, end[20..], cancellationToken);
        return ended.Count;
    }

    private async Task DeleteAsync(string end, string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(id, Row, ETag.All, cancellationToken);
        await table.DeleteEntityAsync(Ends, end, ETag.All, cancellationToken);
    }

    private async Task<(Grant Grant, ETag ETag)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(id, Row, null, cancellationToken);
        if (!found.HasValue)
            return null;
        var entity = found.Value!;
        var grant = JsonSerializer.Deserialize(LongText.Get(entity, "grant")!, GrantJson.Default.Grant)!;
        return (grant with { AssetId = entity.GetString(Asset) }, entity.ETag);
    }

    private static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Grant))]
    private sealed partial class GrantJson : JsonSerializerContext;
}
