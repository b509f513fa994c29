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
    }

    [GeneratedRegex("startswith \"([^\"]+)\"")]
    private static partial Regex Beginning();
}
