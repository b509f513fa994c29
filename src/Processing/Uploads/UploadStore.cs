using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Uploads;

/// <summary>
/// The table of uploads: a row by asset id, and beside it, while the object has not been seen, a promise that the
/// sweep finds by its age.
/// </summary>
public sealed partial class UploadStore(AzureStorage storage, TimeProvider clock)
{
    private const string Table = "uploads";
    private const string Row = "upload";
    private const string Promises = "promised";

    /// <summary>Keeps a promise. The sweep's entry comes first: a crash leaves one too many, never one too few.</summary>
    public async Task InsertAsync(UploadRow row, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        // Upserts: the ids are new, and the SDK's own retry after a lost answer must not meet a conflict.
        await table.UpsertEntityAsync(
            new TableEntity(Promises, PromiseKey(row)) { ["asset"] = row.AssetId }, TableUpdateMode.Replace, cancellationToken);
        await table.UpsertEntityAsync(ToEntity(row), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The upload of this asset; null where none was promised.</summary>
    public async Task<UploadRow?> GetAsync(string assetId, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(assetId, Row, null, cancellationToken);
        return found.HasValue ? FromEntity(found.Value!) : null;
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
        var reported = new TableEntity(row.AssetId, Row) { ["reportedAt"] = clock.GetUtcNow() };
        await table.UpdateEntityAsync(reported, ETag.All, TableUpdateMode.Merge, cancellationToken);
        await ForgetPromiseAsync(PromiseKey(row), cancellationToken);
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
        await table.DeleteEntityAsync(row.AssetId, Row, ETag.All, cancellationToken);
    }

    private static string PromiseKey(UploadRow row) => $"{Ticks(row.CreatedAt)}-{row.AssetId}";

    private static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    private static TableEntity ToEntity(UploadRow row)
    {
        var entity = new TableEntity(row.AssetId, Row)
        {
            ["schema"] = 1,
        };
        LongText.Put(entity, "upload", JsonSerializer.Serialize(row with { ReportedAt = null }, UploadJson.Default.UploadRow));
        if (row.ReportedAt is { } at)
            entity["reportedAt"] = at;
        return entity;
    }

    private static UploadRow FromEntity(TableEntity entity) =>
        JsonSerializer.Deserialize(LongText.Get(entity, "upload")!, UploadJson.Default.UploadRow)! with
        {
            ReportedAt = entity.GetDateTimeOffset("reportedAt"),
        };

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(UploadRow))]
    private sealed partial class UploadJson : JsonSerializerContext;
}
