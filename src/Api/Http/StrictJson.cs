using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MediaFunctions.Api.Http;

/// <summary>
/// Reads a body to the letter: a member that is unknown, missing, doubled or of another type is refused by its name,
/// so that a slip of the pen (<c>recipes</c> for <c>recipe</c>) is not taken for a wish.
/// </summary>
public static class StrictJson
{
    private const int LongestQuote = 64;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static Result<T, Refusal> Read<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type)
        where T : notnull
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Refuse($"The body is a JSON {document.RootElement.ValueKind}; expected an object of {Members(type)}.");
            if (Objection(document.RootElement, type) is { } objection)
                return Refuse(objection);
            return document.RootElement.Deserialize(type)!;
        }
        catch (JsonException e)
        {
            return Refuse(Explain(e, type));
        }
        catch (InvalidOperationException)
        {
            return Refuse("The body has half of a surrogate pair in a text; expected well-formed Unicode.");
        }
    }

    private static string? Objection(JsonElement body, JsonTypeInfo type)
    {
        var given = body.EnumerateObject().Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        if (given.FirstOrDefault(name => type.Properties.All(p => p.Name != name)) is { } unknown)
            return $"The body has a member '{Short(unknown)}' that is not known here; expected {Members(type)}.";
        return type.Properties.FirstOrDefault(p => p.IsRequired && !given.Contains(p.Name)) is { } missing
            ? $"{missing.Name} is missing; expected {Expected(missing)}."
            : null;
    }

    private static string Explain(JsonException e, JsonTypeInfo type)
    {
        var name = e.Path?.Split('.', '[') is ["$", var first, ..] ? first : null;
        return type.Properties.FirstOrDefault(p => p.Name == name) is { } member
            ? $"{member.Name} is not what it should be; expected {Expected(member)}."
            : $"The body is not well-formed JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}); "
                + $"expected an object of {Members(type)}.";
    }

    private static string Short(string name) => name.Length <= LongestQuote ? name : $"{name[..LongestQuote]}...";

    private static string Members(JsonTypeInfo type) =>
        string.Join(", ", type.Properties.Select(p => p.IsRequired ? p.Name : $"{p.Name}?"));

    private static string Expected(JsonPropertyInfo member)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (type == typeof(string))
            return "a text";
        if (type == typeof(long) || type == typeof(int))
            return "a whole number";
        if (type == typeof(bool))
            return "true or false";
        return type.IsAssignableTo(typeof(IReadOnlyDictionary<string, string>)) ? "an object of texts" : "a list";
    }

    private static Refusal Refuse(string message) => new(RefusalCode.InvalidRequest, message);
}
