using System.Text.Json;
using System.Text.Json.Serialization;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Jobs;

/// <summary>The JSON of what a job's row shows.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MediaInfo))]
[JsonSerializable(typeof(PlanSummary))]
[JsonSerializable(typeof(Checkpoint))]
internal sealed partial class JobsJson : JsonSerializerContext;
