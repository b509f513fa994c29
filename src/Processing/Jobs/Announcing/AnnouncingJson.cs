using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Jobs.Announcing;

/// <summary>The JSON of callbacks.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CallbackPayload))]
internal sealed partial class AnnouncingJson : JsonSerializerContext;
