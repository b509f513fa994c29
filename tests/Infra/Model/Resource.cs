namespace MediaFunctions.Tests.Infra.Model;

/// <summary>One resource as it would be deployed.</summary>
internal sealed record Resource(JsonObject Json)
{
    public string Type => Text("type");

    public string Name => Text("name");

    public string Id => Text("id");

    /// <summary>The last part of the name: a child's own.</summary>
    public string OwnName => Name.Split('/')[^1];

    public JsonNode? At(string path) => Json.At(path);

    public string? TextAt(string path) => Json.TextAt(path);

    public IEnumerable<JsonNode> ItemsAt(string path) => Json.ItemsAt(path);

    /// <summary>Its type without the publisher, and its name.</summary>
    public override string ToString() => $"{Type[(Type.IndexOf('/', StringComparison.Ordinal) + 1)..]} {Name}";

    public bool Is(string type) => Type.Equals(type, StringComparison.OrdinalIgnoreCase);

    private string Text(string member) => (string?)Json[member] ?? "";
}
