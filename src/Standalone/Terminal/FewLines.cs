using System.Globalization;

namespace MediaFunctions.Standalone.Terminal;

/// <summary>Lines of a cell.</summary>
internal static class FewLines
{
    private const int Most = 4;

    /// <summary>The first of many, and how many more there are.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> lines) => lines.Count <= Most
        ? lines
        : [.. lines.Take(Most - 1), string.Create(CultureInfo.InvariantCulture, $"and {lines.Count - Most + 1} more")];
}
