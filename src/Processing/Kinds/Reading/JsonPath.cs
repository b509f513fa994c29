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
            : $"{path}['{Shorten(name.ReplaceLineEndings(" ").Replace("'", "\\'", StringComparison.Ordinal))}']";

    /// <summary>The path to an element of an array.</summary>
    public static string Item(string path, int index) => $"{path}[{index}]";

    /// <summary>The value as it stands in the text, on one line and shortened.</summary>
    public static string Quote(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => Shorten(value.GetRawText()),
    };

    private static string Shorten(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "...";

    [GeneratedRegex(@"\A[A-Za-z0-9_$-]{1,64}\z")]
    private static partial Regex PlainName();
}
