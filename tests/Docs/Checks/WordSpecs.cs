using System.Text.RegularExpressions;
using MediaFunctions.Standalone.Commands;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>Codes, settings of the parameters, names of queues, tables, secrets and alerts that a sentence names are written so in a source, or in a block that another check takes.</summary>
public sealed partial class WordSpecs
{
    // As Uppy writes them.
    private static readonly string[] Foreign = ["shouldUseMultipart", "getChunkSize"];

    private static readonly HashSet<string> Known = [.. Words().Matches(string.Join('\n', new[] { "src/*", "infra/*", "setup/*", "ffmpeg/*", "bench/*", "local/*", "tests/*.csproj", "tests/*.cs", "*.json", ".github/*.yml" }
        .SelectMany(pattern => Pages.Tracked(pattern)).Where(path => !path.StartsWith("tests/Docs/", StringComparison.Ordinal)).Distinct().Where(path => Text().IsMatch(path)).Select(path => File.ReadAllText(Repo.File(path))).Concat(Pages.Blocks.Select(block => block.Text))))
        .Select(match => match.Value).Concat(Enum.GetNames<Processing.FailureCode>().Concat(Enum.GetNames<Processing.RefusalCode>())
            .Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName)).Concat(Foreign)];

    [Fact]
    public void Every_word_of_code_in_a_sentence_stands_in_a_source()
    {
        var named = Pages.All.SelectMany(page => page.Inlines).Where(code => Name().IsMatch(code.Text)).ToList();

        Assert.True(named.Count > 200, $"Only {named.Count} words were found.");
        Assert.Empty(named.Where(code => !Known.Contains(code.Text)).Select(code => $"{code.Where}: {code.Text}"));
    }

    [Theory]
    [InlineData("timed-uot")]
    [InlineData("dead-leters")]
    [InlineData("media-job-heavy")]
    [InlineData("maximumInstancesCount")]
    [InlineData("deadleters")]
    public void Another_one_is_found(string word)
    {
        Assert.Matches(Name(), word);
        Assert.DoesNotContain(word, Known);
    }

    [Fact]
    public void The_alerts_that_are_explained_are_those_that_there_are()
    {
        var explained = Rows("docs/operate.md", "## Alerts").Select(row => Code().Match(row).Groups[1].Value).Where(name => name != "").Order(StringComparer.Ordinal);

        Assert.Equal(AlertName().Matches(File.ReadAllText(Repo.File("infra", "azure", "modules", "alerts.bicep"))).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal), explained);
    }

    [Fact]
    public void The_options_that_are_explained_are_those_of_the_doctor()
    {
        var explained = Rows("docs/doctor.md", "# The doctor").Select(row => Code().Match(row).Groups[1].Value.Split(' ')[0]).Order(StringComparer.Ordinal);
        var doctor = CommandLine.Create().Subcommands.Single(command => command.Name == "doctor");

        // Those two stand in the lines above the table.
        Assert.Equal(doctor.Options.Select(option => option.Name).Append("--verbose").Except(["--settings", "--environment"]).Order(StringComparer.Ordinal), explained);
    }

    private static IEnumerable<string> Rows(string page, string heading) => Pages.Of(page).Text.Split('\n').SkipWhile(line => line != heading).Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
        .Where(line => !line.StartsWith("| ---", StringComparison.Ordinal)).Select(line => line.Split('|')[1]);

    [GeneratedRegex("^[a-z][A-Za-z0-9]*(?:-[a-z0-9]+)*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")]
    private static partial Regex Words();

    [GeneratedRegex(@"\.(?:cs|mjs|json|sh|tf|bicep|bicepparam|c|txt|yml|csproj|ts)$|/[a-z]+$")]
    private static partial Regex Text();

    [GeneratedRegex(@"^ *`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^    name: '([a-z-]+)'$", RegexOptions.Multiline)]
    private static partial Regex AlertName();
}
