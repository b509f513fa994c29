using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Standalone.Doctor.Printing;

/// <summary>The JSON of <c>doctor --json</c>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportLine))]
internal sealed partial class ReportJson : JsonSerializerContext;
