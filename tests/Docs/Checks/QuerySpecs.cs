using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>Queries of the log ask for tables that are there, and for lines that the code writes.</summary>
public sealed partial class QuerySpecs
{
    private static readonly string[] Tables = ["AppTraces", "AppRequests", "AppExceptions", "ContainerAppConsoleLogs", "StorageQueueLogs"];

    public static TheoryData<string> All => Pages.Places("kql");

    [Theory]
    [MemberData(nameof(All))]
    public void It_asks_for_a_table_and_for_messages_of_ours(string place)
    {
        var block = Pages.At(place);
        var source = ShapeSpecs.Sources("src/*.cs");

        Assert.Contains(block.Lines[0].Split(' ')[0], Tables);
        Assert.All(block.Lines.Skip(1), line => Assert.StartsWith("| ", line, StringComparison.Ordinal));
        Assert.All(
            Beginning().Matches(block.Text).Select(match => match.Groups[1].Value),
            words => Assert.Contains($"Message = \"{words}", source, StringComparison.Ordinal));
        Assert.All(Extract().Matches(block.Text).Select(match => match.Groups[1].Value), pattern => Assert.True(IsWritten(pattern), $"{place}: no line of the log fits {pattern}"));
    }

    [Theory]
    [InlineData("Job [^ ]+ ([A-Za-z]+) .*in [0-9]+ ms", false)]
    [InlineData("Jobs [^ ]+ ([A-Za-z]+) .*after [0-9]+ ms", false)]
    [InlineData("Job [^ ]+ ([A-Za-z]+) .*after [0-9]+ ms", true)]
    public void A_pattern_that_no_line_of_the_log_fits_is_found(string pattern, bool isWritten) => Assert.Equal(isWritten, IsWritten(pattern));

    /// <summary>Some message fits, with words or numbers where it has its values.</summary>
    private static bool IsWritten(string pattern) => Template().Matches(ShapeSpecs.Sources("src/*.cs")).Select(match => match.Groups[1].Value).Any(template =>
    {
        var holes = Math.Min(10, Hole().Count(template));
        return Enumerable.Range(0, 1 << holes).Any(choice =>
        {
            var hole = 0;
            return Regex.IsMatch(Hole().Replace(template, _ => (choice >> hole++ & 1) == 0 ? "Word" : "42"), pattern);
        });
    });

    [GeneratedRegex("extract\\(\"([^\"]+)\"")]
    private static partial Regex Extract();

    [GeneratedRegex("Message = \"([^\"]+)\"")]
    private static partial Regex Template();

    [GeneratedRegex(@"\{\w+(?::[^}]*)?\}")]
    private static partial Regex Hole();

    [GeneratedRegex("startswith \"([^\"]+)\"")]
    private static partial Regex Beginning();
}
