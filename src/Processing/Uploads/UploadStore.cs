using System.Globalization;
using System.Net;
using Azure;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Uploads;

/// <summary>
/// The table of uploads: a row by asset id, and beside it, while the object has not been seen, a promise that the
/// sweep finds by its age.
/// </summary>
public sealed class UploadStore(AzureStorage storage, TimeProvider clock)
{
    private const string Table = "uploads";
    private const string Promises = "promised";

    /// <summary>Keeps a promise. The sweep's entry comes first: a crash leaves one too many, never one too few.</summary>
    public async Task InsertAsync(UploadRow row, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        // Upserts: the ids are new, and the SDK's own retry after a lost answer must not meet a conflict.
        await PromiseAsync(table, row, cancellationToken);
        await table.UpsertEntityAsync(UploadRowMapper.ToEntity(row), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Keeps a promise unless the asset has one; false where it has.</summary>
    public async Task<bool> TryInsertAsync(UploadRow row, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await PromiseAsync(table, row, cancellationToken);
        try
        {
            await table.AddEntityAsync(UploadRowMapper.ToEntity(row), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    /// <summary>The upload of this asset; null where none was promised.</summary>
    public async Task<UploadRow?> GetAsync(string assetId, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        return await FindAsync(table, assetId, cancellationToken) is { } entity ? UploadRowMapper.FromEntity(entity) : null;
    }

    /// <summary>The upload that this key was made for; null where the key is none of ours.</summary>
    public async Task<UploadRow?> ForKeyAsync(string key, CancellationToken cancellationToken) =>
        UploadKey.AssetIdOf(key) is { } assetId
        && await GetAsync(assetId, cancellationToken) is { } row && row.Key == key ? row : null;

    /// <summary>The object was seen: the promise is kept.</summary>
    public async Task ReportAsync(UploadRow row, CancellationToken cancellationToken)
    {
        if (row.ReportedAt is not null)
            return;
        var table = await storage.TableAsync(Table);
        var reported = UploadRowMapper.Report(row.AssetId, clock.GetUtcNow());
        try
        {
            await table.UpdateEntityAsync(reported, ETag.All, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == (int)HttpStatusCode.NotFound)
        {
            // The sweep has given it up since: whoever read the row before goes on with what it said.
        }
        await ForgetPromiseAsync(PromiseKey(row), cancellationToken);
    }

    /// <summary>
    /// Binds an upload in parts to R2's id of it, once: where it is bound already, to that id it stays.
    /// </summary>
    /// <returns>The row as it is now; null where there is none any more.</returns>
    public async Task<UploadRow?> BindAsync(string assetId, string uploadId, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        while (await FindAsync(table, assetId, cancellationToken) is { } entity)
        {
            var row = UploadRowMapper.FromEntity(entity);
            if (row.UploadId is not null)
                return row;
            try
            {
                await table.UpdateEntityAsync(
                    UploadRowMapper.Binding(assetId, uploadId), entity.ETag, TableUpdateMode.Merge, cancellationToken);
                return row with { UploadId = uploadId };
            }
            catch (RequestFailedException e) when (e.Status == (int)HttpStatusCode.PreconditionFailed)
            {
                // Somebody else bound or reported it: look again.
            }
        }
        return null;
    }

    /// <summary>Deletes the row of an upload that never came; false where it came, or changed, just now.</summary>
    public async Task<bool> DeleteUnreportedAsync(string assetId, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        if (await FindAsync(table, assetId, cancellationToken) is not { } entity)
            return true;
        if (UploadRowMapper.FromEntity(entity).ReportedAt is not null)
            return false;
        try
        {
            await table.DeleteEntityAsync(assetId, UploadRowMapper.Row, entity.ETag, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == (int)HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    /// <summary>
    /// Promises made before the given time and not known to be kept, oldest first, after the key
    /// <paramref name="after"/>.
    /// </summary>
    public async Task<IReadOnlyList<(string PromiseKey, string AssetId)>> PromisedBeforeAsync(
        DateTimeOffset time, string? after, int top, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Promises} and RowKey gt {after ?? ""} and RowKey lt {Ticks(time)}");
        var found = new List<(string, string)>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, top, null, cancellationToken))
        {
            found.Add((entity.RowKey, entity.GetString("asset")));
            if (found.Count == top)
                break;
        }
        return found;
    }

    /// <summary>Takes a promise off the sweep's list.</summary>
    public async Task ForgetPromiseAsync(string promiseKey, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(Promises, promiseKey, ETag.All, cancellationToken);
    }

    /// <summary>Forgets an upload and its promise. The row last: it is what leads back to the promise.</summary>
    public async Task DeleteAsync(UploadRow row, CancellationToken cancellationToken)
    {
        await ForgetPromiseAsync(PromiseKey(row), cancellationToken);
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(row.AssetId, UploadRowMapper.Row, ETag.All, cancellationToken);
    }

    private static async Task<TableEntity?> FindAsync(TableClient table, string assetId, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(assetId, UploadRowMapper.Row, null, cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private static async Task PromiseAsync(TableClient table, UploadRow row, CancellationToken cancellationToken) => await table.UpsertEntityAsync(
        new TableEntity(Promises, PromiseKey(row)) { ["asset"] = row.AssetId }, TableUpdateMode.Replace, cancellationToken);

    private static string PromiseKey(UploadRow row) => $"{Ticks(row.CreatedAt)}-{row.AssetId}";

    private static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
