using System.Text.Json.Serialization;
using MediaFunctions.Client;

namespace MediaFunctions.Standalone.Local;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PartsLine))]
[JsonSerializable(typeof(LocalAddresses))]
[JsonSerializable(typeof(Receipt))]
internal sealed partial class LocalJson : JsonSerializerContext;
