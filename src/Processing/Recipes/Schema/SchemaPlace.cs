using System.Globalization;
using System.Text.Json.Nodes;

namespace MediaFunctions.Processing.Recipes.Schema;

/// <summary>A place in the book's schema, found by the way that led there.</summary>
internal sealed class SchemaPlace
{
    private static readonly JsonNode Root = JsonNode.Parse(BookSchema.Text)!;

    private readonly List<JsonNode?> way = [Root];

    /// <summary>Whether an <c>if</c> is on the way.</summary>
    public bool IsQuestion { get; private set; }

    /// <summary>The description of the place; for a name that must not be there, of what may.</summary>
    public string Expected => way[^1] is JsonValue && way[^2]?["properties"] is JsonObject known
        ? $"one of {string.Join(", ", known.Select(member => member.Key))}"
        : Description(way) ?? "another value";

    /// <summary>The members that must be there.</summary>
    public IEnumerable<string> Required => way[^1]!["required"]!.AsArray().Select(name => (string)name!);

    /// <param name="evaluationPath">JSON Pointer that passes through references, as evaluations report it.</param>
    public static SchemaPlace At(string evaluationPath)
    {
        var place = new SchemaPlace();
        foreach (var segment in InstancePlace.Segments(evaluationPath))
            place.Step(segment);
        return place;
    }

    /// <summary>The description of a member, by the nearest schema on the way that has it.</summary>
    public string ExpectedOf(string member) =>
        way.AsEnumerable().Reverse().Select(node => (node as JsonObject)?["properties"]?[member]?["description"]).OfType<JsonValue>()
            .Select(found => found.ToString()).FirstOrDefault() ?? $"\"{member}\"";

    private static string? Description(List<JsonNode?> way) =>
        way.AsEnumerable().Reverse().Select(node => (node as JsonObject)?["description"]).OfType<JsonValue>()
            .Select(found => found.ToString()).FirstOrDefault();

    private void Step(string segment)
    {
        var here = way[^1];
        if (segment == "if")
            IsQuestion = true;
        var next = (here, segment) switch
        {
            (JsonObject, "$ref") => Referenced((string)here["$ref"]!),
            (JsonObject, _) => here[segment],
            (JsonArray list, _) => list[int.Parse(segment, CultureInfo.InvariantCulture)],
            _ => null,
        };
        // The evaluator also counts what stands in lists and maps of the book: that is no step in the schema.
        if (next is not null)
            way.Add(next);
    }

    private static JsonNode? Referenced(string pointer) =>
        InstancePlace.Segments(pointer[1..]).Aggregate((JsonNode?)Root, (node, name) => node?[name]);
}
