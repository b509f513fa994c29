using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes.Schema;

/// <summary>
/// The JSON Schema (2020-12) of a book, made by the code that reads one: no member and no kind is named here.
/// Published as docs/recipes.schema.json, and used by <see cref="SchemaJudge"/>.
/// </summary>
public static class BookSchema
{
    internal const string Recipe = "recipe";
    internal const string Output = "output";
    internal const string Rule = "rule";
    internal const string Uploads = "uploads";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        // For people and editors, not for HTML: quotes and angle brackets as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as a text of JSON.</summary>
    public static string Text { get; } = Make().ToJsonString(Written) + "\n";

    /// <summary>Points at the definition of this name.</summary>
    internal static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonObject Make()
    {
        var book = ObjectSchema.Of(reader => BookReader.ReadMembers(reader));
        var definitions = new JsonObject
        {
            [Recipe] = Definition("What to make: a preset, outputs, or a preset with outputs added or replaced", RecipeOrPreset()),
            [Output] = Definition("One output; what else it takes depends on its kind", OutputByKind()),
            [Uploads] = Definition(RecipeUploadsReader.Expected, UploadsOfRecipe()),
            [Rule] = Definition(RuleReader.Expected, RuleWithCondition()),
        };
        foreach (var kind in KindCatalog.All.Values)
            definitions[KindName(kind)] = Definition($"An output of kind {kind.Name}", OfKind(kind));
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Recipe book of MediaFunctions",
            ["description"] = "an object with \"recipes\"",
            ["type"] = book["type"]!.DeepClone(),
            ["properties"] = book["properties"]!.DeepClone(),
            ["required"] = book["required"]!.DeepClone(),
            ["additionalProperties"] = false,
            ["$defs"] = definitions,
        };
    }

    private static JsonObject RecipeOrPreset()
    {
        var schema = ObjectSchema.Of(reader => RecipeReader.ReadMembers(reader));
        schema["if"] = Required("preset");
        schema["else"] = Required("outputs");
        return schema;
    }

    private static JsonObject UploadsOfRecipe()
    {
        var schema = ObjectSchema.Of(reader => RecipeUploadsReader.ReadMembers(reader));
        schema["minProperties"] = 1;
        return schema;
    }

    /// <summary>If and then instead of oneOf: a mistake in an audio output is then none of a thumbnail's too.</summary>
    private static JsonObject OutputByKind() => new()
    {
        ["type"] = "object",
        ["properties"] = ObjectSchema.Of(reader => RecipeReader.ReadKind(reader))["properties"]!.DeepClone(),
        ["required"] = new JsonArray("kind"),
        ["allOf"] = new JsonArray([.. KindCatalog.All.Values.Select(kind => new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["required"] = new JsonArray("kind"),
                ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind.Name } },
            },
            ["then"] = Reference(KindName(kind)),
        })]),
    };

    private static JsonObject OfKind(IOutputKind kind)
    {
        var schema = ObjectSchema.Of(reader =>
        {
            reader.Word("kind", [kind.Name]);
            kind.Read(reader);
        });
        schema["properties"]!["kind"] = new JsonObject { ["const"] = kind.Name };
        return schema;
    }

    private static JsonObject RuleWithCondition()
    {
        var schema = ObjectSchema.Of(reader => RuleReader.ReadMembers(reader));
        schema["if"] = new JsonObject { ["anyOf"] = new JsonArray([.. RuleReader.Conditions.Skip(1).Select(Required)]) };
        schema["else"] = Required(RuleReader.Conditions[0]);
        return schema;
    }

    private static JsonObject Definition(string description, JsonObject schema)
    {
        schema.Insert(0, "description", description);
        return schema;
    }

    private static string KindName(IOutputKind kind) => $"kind-{kind.Name}";

    private static JsonObject Required(string name) => new() { ["required"] = new JsonArray(name) };
}
