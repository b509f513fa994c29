using System.Text.Json.Serialization;

namespace MediaFunctions.Standalone.Local;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PartsLine))]
[JsonSerializable(typeof(LocalAddresses))]
internal sealed partial class LocalJson : JsonSerializerContext;
