namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>Settings that a page sets are settings, by the table of the README, which tests/Repository holds to the code.</summary>
public sealed class SettingsSpecs
{
    public static TheoryData<string> All => Pages.Places("ini");

    [Theory]
    [MemberData(nameof(All))]
    public void Every_line_sets_a_setting(string place)
    {
        var names = Pages.At(place).Lines.Select(line => line.Split('=', 2)).Select(parts => (Name: parts[0].Trim().Replace("__", ":", StringComparison.Ordinal), Parts: parts.Length));

        Assert.All(names, line => Assert.Equal(2, line.Parts));
        Assert.Empty(names.Select(line => line.Name).Except(Known()));
    }

    /// <summary>Of the table, and of sentences: `Callbacks:Urls`.</summary>
    [Fact]
    public void Every_setting_that_a_page_names_is_one()
    {
        var sections = Known().Select(name => name.Split(':')[0] + ":").ToHashSet(StringComparer.Ordinal);
        var named = Pages.All.SelectMany(page => page.Inlines)
            .Where(code => code.Text.Split(':') is [_, { Length: > 0 } name] && name.All(char.IsAsciiLetter) && sections.Contains(code.Text.Split(':')[0] + ":"));

        Assert.Empty(named.Where(code => !Known().Contains(code.Text)).Select(code => $"{code.Where}: {code.Text} is no setting"));
    }

    private static HashSet<string> Known()
    {
        var table = Pages.Of("README.md").Text.Split('\n').SkipWhile(line => line != "## Settings").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        return table.SelectMany(line => line.Split('|')[1].Split('`').Where((_, i) => i % 2 == 1)).ToHashSet(StringComparer.Ordinal);
    }
}
