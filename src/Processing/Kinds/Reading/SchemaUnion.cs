using System.Globalization;
using System.Text.Json.Nodes;

namespace MediaFunctions.Processing.Kinds.Reading;

/// <summary>
/// One schema of two: it takes what either takes. Where a member's values depend on another member (the bit rates of a
/// format), the schema says all that are ever right, and the reader knows which are right now.
/// </summary>
internal static class SchemaUnion
{
    private static readonly string[] Kept = ["type", "pattern", "minItems", "uniqueItems"];

    public static JsonObject Of(JsonObject one, JsonObject other)
    {
        if (JsonNode.DeepEquals(one, other))
            return one;
        var union = new JsonObject { ["description"] = Descriptions(one, other) };
        foreach (var name in Kept)
        {
            if (one[name] is { } value && JsonNode.DeepEquals(value, other[name]))
                union[name] = value.DeepClone();
        }
        if (one["enum"] is JsonArray ones && other["enum"] is JsonArray others)
            union["enum"] = Values(ones, others);
        if (one["items"] is JsonObject item && other["items"] is JsonObject otherItem)
            union["items"] = Of(item, otherItem);
        Bound(union, "minimum", one, other, Math.Min);
        Bound(union, "maximum", one, other, Math.Max);
        return union;
    }

    private static string Descriptions(JsonObject one, JsonObject other)
    {
        var (all, more) = ($"{one["description"]}", $"{other["description"]}");
        return all.Contains(more, StringComparison.Ordinal) ? all : $"{all}; {more}";
    }

    private static JsonArray Values(JsonArray ones, JsonArray others)
    {
        JsonArray all = [.. ones.Select(value => value!.DeepClone())];
        foreach (var value in others.Where(value => !all.Any(known => JsonNode.DeepEquals(known, value))))
            all.Add(value!.DeepClone());
        return all;
    }

    private static void Bound(JsonObject union, string name, JsonObject one, JsonObject other, Func<double, double, double> wider)
    {
        if (one[name] is not JsonValue bound || other[name] is not JsonValue otherBound)
            return;
        var (a, b) = (Number(bound), Number(otherBound));
        union[name] = (wider(a, b) == a ? bound : otherBound).DeepClone();
    }

    private static double Number(JsonValue value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
