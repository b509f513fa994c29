using System.Text.Json;
using Json.Schema;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>The committed document, as a client's generator reads it: which calls there are, and what may be answered.</summary>
internal static class ApiDocument
{
    private static readonly JsonNode Root = JsonNode.Parse(File.ReadAllText(Repository.File("src", "Api", "openapi.json")))!;

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. from path in Root["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select new ApiOperation(path.Key, operation.Key.ToUpperInvariant(), operation.Value!),
    ];

    public static ApiOperation Named(string operationId) => Operations.Single(o => o.Id == operationId);

    /// <summary>A schema of the document with all that it refers to.</summary>
    public static JsonObject Schema(JsonNode schema)
    {
        var whole = Inlined(schema).AsObject();
        whole["$defs"] = Inlined(Root["components"]!["schemas"]!);
        return whole;
    }

    /// <summary>The schema that a reference names, or the schema itself.</summary>
    public static JsonNode Resolve(JsonNode schema) => (string?)schema["$ref"] is { } reference
        ? Root["components"]!["schemas"]![reference.Split('/')[^1]]!
        : schema;

    /// <summary>What in the value is not as the schema says; null where nothing is.</summary>
    public static string? Objection(JsonNode schema, string json)
    {
        using var value = JsonDocument.Parse(json);
        var result = JsonSchema.FromText(Schema(schema).ToJsonString())
            .Evaluate(value.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid
            ? null
            : string.Join("; ", result.Details!.Where(d => d.Errors is not null).Select(d => $"{d.InstanceLocation}: {string.Join(", ", d.Errors!.Values)}"));
    }

    private static JsonNode Inlined(JsonNode node) =>
        JsonNode.Parse(node.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!;
}
