using System.Text.Json;
using System.Text.Json.Nodes;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What kinds tell, as a manifest takes it: flat beside its own fields.</summary>
internal static class PublicDetails
{
    /// <summary>Null where there is nothing to tell.</summary>
    public static Dictionary<string, JsonElement>? Of(JsonObject details) => details.Count == 0
        ? null
        : details.ToDictionary(detail => detail.Key, detail => JsonElement.Parse(detail.Value?.ToJsonString() ?? "null"));
}
