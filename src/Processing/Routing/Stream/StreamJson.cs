using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>The JSON of Stream's API.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StreamCopy))]
[JsonSerializable(typeof(StreamVideo))]
[JsonSerializable(typeof(StreamAnswer<StreamVideo>))]
[JsonSerializable(typeof(StreamAnswer<IReadOnlyList<StreamVideo>>))]
[JsonSerializable(typeof(StreamAnswer<StreamDownloads>))]
internal sealed partial class StreamJson : JsonSerializerContext;
