using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Delivery.Cdn;

/// <summary>The JSON of Cloudflare's API.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PurgeWish))]
[JsonSerializable(typeof(PurgeAnswer))]
internal sealed partial class CdnJson : JsonSerializerContext;
