using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Api.Examples;

/// <summary>
/// What of an answer is the same at every run: its members, its words, which of its numbers are there. Ids, times,
/// signatures, ports and amounts are not, nor is how far a job has come that is looked at while it runs.
/// </summary>
internal static partial class Likeness
{
    private const string Step = "step";

    public static JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, m.Key == Step ? "<step>" : Of(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Of)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Text(text),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => "<number>",
        _ => node?.DeepClone(),
    };

    private static string Text(string text)
    {
        text = Secret().Replace(text, "<secret>");
        text = Query().Replace(text, "?<signed>");
        text = Opaque().Replace(text, "<opaque>");
        text = Time().Replace(text, "<time>");
        text = Hex().Replace(text, "<hex>");
        text = Day().Replace(text, "<day>");
        return Amount().Replace(text, "<number>");
    }

    [GeneratedRegex(@"mfg_[0-9a-f_]+")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\?X-Amz[^ ""]*|\?[^ ""]*X-Amz-Signature=[^ ""]*|\?partNumber=[^ ""]*")]
    private static partial Regex Query();

    // ETags of parts and ids of uploads in parts.
    [GeneratedRegex(@"[A-Za-z0-9_-]{60,}")]
    private static partial Regex Opaque();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)|\d{4}-\d\d-\d\d")]
    private static partial Regex Time();

    [GeneratedRegex(@"\b[0-9a-f]{8,}\b")]
    private static partial Regex Hex();

    [GeneratedRegex(@"\b20\d{6}\b")]
    private static partial Regex Day();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Amount();
}
