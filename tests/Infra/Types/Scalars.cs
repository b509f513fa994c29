using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Bicep.Types;
using Azure.Bicep.Types.Concrete;

namespace MediaFunctions.Tests.Infra.Types;

/// <summary>A text, a number or a flag against its type.</summary>
internal static class Scalars
{
    /// <summary>Why the value does not fit; null where it does.</summary>
    public static string? Objection(JsonNode node, TypeBase type) => type switch
    {
        StringLiteralType literal => Text(node) == literal.Value ? null : $"{node.ToJsonString()} is not '{literal.Value}'",
        StringType text => OfText(node, text),
        IntegerType number => OfNumber(node, number),
        BooleanType => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : $"{node.ToJsonString()} is not true or false",
        NullType => "nothing is expected",
        _ => null,
    };

    private static string? OfText(JsonNode node, StringType type)
    {
        if (Text(node) is not { } text)
            return $"{node.ToJsonString()} is no text";
        if (text.Length < type.MinLength || text.Length > type.MaxLength)
            return $"'{text}' has {text.Length} characters, not {type.MinLength ?? 0} to {type.MaxLength}";
        return type.Pattern is { } pattern && !Regex.IsMatch(text, pattern) ? $"'{text}' does not match {pattern}" : null;
    }

    private static string? OfNumber(JsonNode node, IntegerType type)
    {
        if (node.GetValueKind() != JsonValueKind.Number)
            return $"{node.ToJsonString()} is no number";
        var number = node.GetValue<double>();
        return number < type.MinValue || number > type.MaxValue ? $"{number} is not within {type.MinValue} to {type.MaxValue}" : null;
    }

    private static string? Text(JsonNode node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
