using System.Globalization;

namespace MediaFunctions.Standalone.Terminal;

/// <summary>Lines of a cell.</summary>
internal static class FewLines
{
    private const int Most = 4;

    /// <summary>Those that are alike in a row once, and of many the first, and how many more there are.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> all)
    {
        var lines = new List<(string Line, int Times)>();
        foreach (var line in all)
        {
            if (lines.Count > 0 && lines[^1].Line == line)
                lines[^1] = (line, lines[^1].Times + 1);
            else
                lines.Add((line, 1));
        }
        var shown = lines.Count <= Most ? lines.Count : Most - 1;
        var words = lines.Take(shown).Select(line => line.Times == 1 ? line.Line : Text($"{line.Times} times {line.Line}"));
        return [.. words, .. lines.Count > shown ? [Text($"and {lines.Skip(shown).Sum(line => line.Times)} more")] : Array.Empty<string>()];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
