using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>Settings that a page sets are settings, by the table of the README, which tests/Repository holds to the code.</summary>
public sealed partial class SettingsSpecs
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

    /// <summary>Of the table, of sentences and of commands: `Callbacks:Urls`, `Callbacks__Urls`.</summary>
    [Fact]
    public void Every_setting_that_a_page_names_is_one() => Assert.Empty(Pages.All.SelectMany(Mistakes));

    /// <summary>Workflows set settings for the doctor.</summary>
    [Fact]
    public void Every_setting_that_a_workflow_names_is_one() => Assert.Empty(Pages.Tracked(".github/*.yml")
        .SelectMany(path => Written().Matches(File.ReadAllText(Repo.File(path))).Where(match => !IsKnown(match.Value)).Select(match => $"{path}: {match.Value}")));

    [Theory]
    [InlineData("It is `Limits:MaxTrys`.")]
    [InlineData("It is `Limit:MaxTries`.")]
    [InlineData("It is `Recipe:Book`.")]
    [InlineData("It is `Recipes__Boook`.")]
    [InlineData("```sh\naz functionapp config appsettings set --settings Recipe__Book=r2:book.json\n```")]
    [InlineData("Set Recipes__Boook before.")]
    public void Another_one_is_found(string text) =>
        Assert.StartsWith("docs/x.md", Assert.Single(Mistakes(new Page("docs/x.md", $"# A page\n\n{text}\n"))), StringComparison.Ordinal);

    private static IEnumerable<string> Mistakes(Page page) => page.Inlines.Where(code => Named().IsMatch(code.Text)).Select(code => (code.Where, code.Text))
        .Concat(Written().Matches(page.Text).Select(match => (Where: page.Path, Text: match.Value)))
        .Where(name => !IsKnown(name.Text)).Select(name => $"{name.Where}: {name.Text} is no setting").Distinct();

    /// <summary>An entry of a list has its number behind the name.</summary>
    private static bool IsKnown(string name) => Known().Contains(string.Join(':', name.Replace("__", ":", StringComparison.Ordinal).Split(':').Where(part => !char.IsAsciiDigit(part[0]))));

    private static HashSet<string> Known()
    {
        var table = Pages.Of("README.md").Text.Split('\n').SkipWhile(line => line != "## Settings").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        return table.SelectMany(line => line.Split('|')[1].Split('`').Where((_, i) => i % 2 == 1)).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]+:[A-Z][A-Za-z]+$")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b[A-Z][A-Za-z0-9]+__[A-Z][A-Za-z]+(?:__\w+)?\b(?=[^_*])")]
    private static partial Regex Written();
}
