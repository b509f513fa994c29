using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Standalone.Receiver;

/// <summary>The JSON of <c>callbacks listen</c>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReceivedCallback))]
[JsonSerializable(typeof(ListeningAt))]
internal sealed partial class ReceiverJson : JsonSerializerContext;
