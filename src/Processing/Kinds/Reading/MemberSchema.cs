using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Kinds.Reading;

/// <summary>The JSON Schema (2020-12) of one member, by what its reader is asked for.</summary>
internal static class MemberSchema
{
    public static JsonObject Text(string expected, Regex? pattern = null)
    {
        var schema = new JsonObject { ["description"] = expected, ["type"] = "string" };
        if (pattern is not null)
            schema["pattern"] = Pattern(pattern);
        return schema;
    }

    /// <summary>One text, or an array of at least one.</summary>
    public static JsonObject Texts(string expected, Regex pattern) => new()
    {
        ["description"] = expected,
        ["type"] = new JsonArray("string", "array"),
        ["pattern"] = Pattern(pattern),
        ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = Pattern(pattern) },
        ["minItems"] = 1,
    };

    public static JsonObject WholeNumber(string expected, long least, long most) =>
        new() { ["description"] = expected, ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    public static JsonObject Number(string expected, double least, double most) =>
        new() { ["description"] = expected, ["type"] = "number", ["minimum"] = least, ["maximum"] = most };

    /// <summary>A number, or a text: the bounds bind the number only.</summary>
    public static JsonObject Share(string expected, double least, double most) =>
        new() { ["description"] = expected, ["type"] = new JsonArray("number", "string"), ["minimum"] = least, ["maximum"] = most };

    public static JsonObject OneOf(string expected, IEnumerable<int> numbers) =>
        new() { ["description"] = expected, ["enum"] = new JsonArray([.. numbers.Select(number => JsonValue.Create(number))]) };

    public static JsonObject Word(string expected, IEnumerable<string> words) =>
        new() { ["description"] = expected, ["enum"] = Array(words) };

    public static JsonObject Words(string expected, IEnumerable<string> words) => new()
    {
        ["description"] = expected,
        ["type"] = "array",
        ["items"] = new JsonObject { ["enum"] = Array(words) },
        ["minItems"] = 1,
        ["uniqueItems"] = true,
    };

    public static JsonObject Flag(string expected) => new() { ["description"] = expected, ["type"] = "boolean" };

    /// <summary>Every value with which a kind may read its other members differently: words, numbers of a list, flags.</summary>
    public static IEnumerable<JsonNode> Choices(JsonObject schema) => schema switch
    {
        _ when schema["enum"] is JsonArray values => values.Select(value => value!.DeepClone()),
        _ when schema["items"]?["enum"] is JsonArray values => values.Select(value => new JsonArray(value!.DeepClone())),
        _ when (schema["type"] as JsonValue)?.ToString() == "boolean" => [JsonValue.Create(true), JsonValue.Create(false)],
        _ => [],
    };

    /// <summary>.NET's anchors in the words of ECMA-262, which JSON Schema uses.</summary>
    public static string Pattern(Regex pattern) =>
        pattern.ToString().Replace(@"\A", "^", StringComparison.Ordinal).Replace(@"\z", "$", StringComparison.Ordinal);

    private static JsonArray Array(IEnumerable<string> words) => new([.. words.Select(word => JsonValue.Create(word))]);
}
