using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Uploads;

/// <summary>
/// The table's entity of an upload: what was promised as one text, and beside it what becomes known later, each in a
/// column of its own, so that it is merged in without a look at the rest.
/// </summary>
internal static partial class UploadRowMapper
{
    /// <summary>The row key beside an asset's id.</summary>
    public const string Row = "upload";

    private const string Promise = "upload";
    private const string BoundId = "uploadId";
    private const string ReportedAt = "reportedAt";

    public static TableEntity ToEntity(UploadRow row)
    {
        var entity = row.ReportedAt is { } at ? Report(row.AssetId, at) : new TableEntity(row.AssetId, Row);
        entity["schema"] = 1;
        LongText.Put(entity, Promise, JsonSerializer.Serialize(row with { ReportedAt = null }, UploadJson.Default.UploadRow));
        return entity;
    }

    public static UploadRow FromEntity(TableEntity entity)
    {
        var row = JsonSerializer.Deserialize(LongText.Get(entity, Promise)!, UploadJson.Default.UploadRow)!;
        return row with
        {
            UploadId = entity.GetString(BoundId) ?? row.UploadId,
            ReportedAt = entity.GetDateTimeOffset(ReportedAt),
        };
    }

    /// <summary>To merge in: R2's id of the upload.</summary>
    public static TableEntity Binding(string assetId, string uploadId) => new(assetId, Row) { [BoundId] = uploadId };

    /// <summary>To merge in: when the object was seen.</summary>
    public static TableEntity Report(string assetId, DateTimeOffset at) => new(assetId, Row) { [ReportedAt] = at };

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(UploadRow))]
    private sealed partial class UploadJson : JsonSerializerContext;
}
