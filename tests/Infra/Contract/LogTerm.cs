using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>What a query looks for in a line of the log, and how.</summary>
internal sealed record LogTerm(string How, string Text)
{
    public bool Finds(string line) => How switch
    {
        "extract" or "matches regex" => Regex.IsMatch(line, Text),
        "startswith" or "startswith_cs" => line.StartsWith(Text, StringComparison.Ordinal),
        _ => line.Contains(Text, StringComparison.Ordinal),
    };
}
