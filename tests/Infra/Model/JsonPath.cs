using System.Globalization;

namespace MediaFunctions.Tests.Infra.Model;

/// <summary>A member of a JSON document by its path: <c>properties.containers[0].image</c>.</summary>
internal static class JsonPath
{
    public static JsonNode? At(this JsonNode? node, string path)
    {
        foreach (var part in Parts(path))
            node = Step(node, part);
        return node;
    }

    public static string? TextAt(this JsonNode? node, string path) =>
        node.At(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : node.At(path)?.ToJsonString();

    public static IEnumerable<JsonNode> ItemsAt(this JsonNode? node, string path) => (node.At(path) as JsonArray)?.OfType<JsonNode>() ?? [];

    /// <summary>Sets a member, which may be new; its parent must be there.</summary>
    public static void Put(this JsonNode node, string path, JsonNode? value)
    {
        var parts = Parts(path);
        JsonNode? parent = node;
        foreach (var part in parts[..^1])
            parent = Step(parent, part);
        switch (parent)
        {
            case JsonObject members: members[parts[^1]] = Fresh(value); break;
            case JsonArray items: items[Index(parts[^1])] = Fresh(value); break;
            default: throw new InvalidOperationException($"There is no {path} to set.");
        }
    }

    /// <summary>Takes a member away, which must be there.</summary>
    public static void Drop(this JsonNode node, string path)
    {
        var parts = Parts(path);
        JsonNode? parent = node;
        foreach (var part in parts[..^1])
            parent = Step(parent, part);
        if (parent is not JsonObject members || !members.Remove(parts[^1]))
            throw new InvalidOperationException($"There is no {path} to take away.");
    }

    /// <summary>Gives a member another name.</summary>
    public static void Rename(this JsonObject members, string from, string to)
    {
        members.Put(to, members[from]);
        members.Drop(from);
    }

    // As if it had been read: a number made in code is of one type only.
    private static JsonNode? Fresh(JsonNode? value) => value is null ? null : JsonNode.Parse(value.ToJsonString());

    private static string[] Parts(string path) => path.Replace("]", "", StringComparison.Ordinal).Split('.', '[');

    private static JsonNode? Step(JsonNode? node, string part) => node switch
    {
        JsonObject members => members[part],
        JsonArray items => Index(part) is var i && i < items.Count ? items[i] : null,
        _ => null,
    };

    private static int Index(string part) => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture);
}
