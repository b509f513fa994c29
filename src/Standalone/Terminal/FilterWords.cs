using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaFunctions.Standalone.Terminal;

/// <summary>Filters for the eye: a line a chain, of each filter what fits; of many chains the first, and those that look alike once. JSON has them whole.</summary>
internal static partial class FilterWords
{
    private const int MostArguments = 20;
    private const string ChainEnd = "; ";

    /// <summary>The lines of one stream.</summary>
    /// <param name="filters">As FFmpeg reads them, chains apart by semicolons.</param>
    public static IReadOnlyList<string> Of(string filters) =>
        FewLines.Of(filters.Split(ChainEnd).Select(chain => string.Join(", ", Filter().Matches(chain).Select(Short))));

    private static string Short(Match filter)
    {
        var (name, arguments) = (filter.Groups["name"].Value, filter.Groups["arguments"].Value);
        if (arguments.Length <= MostArguments)
            return filter.Value;
        var whole = arguments.LastIndexOf(':', MostArguments);
        return string.Create(CultureInfo.InvariantCulture, $"{name}={(whole < 0 ? "" : arguments[..(whole + 1)])}...");
    }

    /// <summary>Commas part them, and stand within quotes too.</summary>
    [GeneratedRegex(@"(?<name>\w+)(?:=(?<arguments>(?:'[^']*'|[^,'])*))?")]
    private static partial Regex Filter();
}
