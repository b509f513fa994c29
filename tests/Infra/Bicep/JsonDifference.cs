namespace MediaFunctions.Tests.Infra.Bicep;

/// <summary>Where two documents differ, each by its path. The order of members says nothing; that of items does.</summary>
internal static class JsonDifference
{
    public static IEnumerable<string> Between(JsonNode? expected, JsonNode? actual, string path = "") => (expected, actual) switch
    {
        (JsonObject e, JsonObject a) => e.Select(m => m.Key).Union(a.Select(m => m.Key))
            .SelectMany(name => Between(e[name], a[name], path.Length == 0 ? name : $"{path}.{name}")),
        (JsonArray e, JsonArray a) => Enumerable.Range(0, Math.Max(e.Count, a.Count))
            .SelectMany(i => Between(i < e.Count ? e[i] : null, i < a.Count ? a[i] : null, $"{path}[{i}]")),
        _ when JsonNode.DeepEquals(expected, actual) => [],
        _ => [$"{path} was {Short(expected)} and is {Short(actual)}"],
    };

    private static string Short(JsonNode? node)
    {
        const int most = 200;
        var text = node?.ToJsonString() ?? "not there";
        return text.Length > most ? text[..most] + "..." : text;
    }
}
