using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Running;

/// <summary>What <c>build.json</c> says that the pipeline needs; it says more for people.</summary>
internal sealed record BuildRecord(string Version, string BuildHash);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BuildRecord))]
internal sealed partial class BuildRecordJson : JsonSerializerContext;
