using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Recipes;

/// <summary>A content type, or all of one sort: <c>audio/mpeg</c>, <c>video/*</c>. Upper and lower case are equal.</summary>
internal static partial class TypePattern
{
    public const string Expected = "a content type such as \"audio/mpeg\" or \"video/*\", or an array of them";

    /// <summary>RFC 6838's restricted names; a parameter is no part of the pattern.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}/(\*|[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126})\z")]
    public static partial Regex Shape();

    /// <summary>Whether the type, with or without parameters, is one that the pattern names.</summary>
    public static bool Fits(string pattern, string type) => Covers(pattern, type.Split(';')[0].Trim());

    /// <summary>Whether all that <paramref name="other"/> names is named by the pattern too.</summary>
    public static bool Covers(string pattern, string other) =>
        pattern.EndsWith("/*", StringComparison.Ordinal)
            ? other.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
            : other.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
