using System.Text.Json;
using System.Text.Json.Serialization;
using MediaFunctions.Processing.Delivery.Status;

namespace MediaFunctions.Processing.Delivery;

/// <summary>The JSON of manifests and receipts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(PublicStatus))]
public sealed partial class DeliveryJson : JsonSerializerContext;
