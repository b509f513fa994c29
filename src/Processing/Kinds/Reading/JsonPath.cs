using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Kinds.Reading;

/// <summary>Writes paths and values as a message quotes them.</summary>
public static partial class JsonPath
{
    private const int LongestQuote = 60;

    /// <summary>The path to a member: <c>$.a.b</c>, or <c>$['odd name']</c> where a plain dot would not read.</summary>
    public static string Member(string path, string name) =>
        PlainName().IsMatch(name)
            ? $"{path}.{name}"
            : $"{path}['{Shorten(name.Replace("'", "\\'", StringComparison.Ordinal), LongestQuote)}']";

    /// <summary>The path to an element of an array.</summary>
    public static string Item(string path, int index) => $"{path}[{index}]";

    /// <summary>The path and every one above it: whatever stands before a dot or a bracket.</summary>
    public static IEnumerable<string> FromRoot(string path) =>
        Enumerable.Range(1, path.Length).Where(length => length == path.Length || path[length] is '.' or '[').Select(length => path[..length]);

    /// <summary>The value as it stands in the text, on one line and shortened.</summary>
    public static string Quote(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => Shorten(value.GetRawText(), LongestQuote),
    };

    /// <summary>
    /// At most so many letters of a text, on one line: what cannot be seen, or would turn a line of a log around, is a space.
    /// </summary>
    internal static string Shorten(string text, int longest)
    {
        var length = text.Length <= longest ? text.Length : char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        var seen = string.Concat(text[..length].Select(letter => IsUnseen(letter) ? ' ' : letter));
        return length == text.Length ? seen : seen + "...";
    }

    private static bool IsUnseen(char letter) => char.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(@"\A[A-Za-z0-9_$-]{1,64}\z")]
    private static partial Regex PlainName();
}
