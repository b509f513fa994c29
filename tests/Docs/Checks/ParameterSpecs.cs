using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>The owner's configuration file and the page that explains it have the same values.</summary>
public sealed partial class ParameterSpecs
{
    [Fact]
    public void Every_value_of_the_parameters_is_explained_and_no_other()
    {
        var file = File.ReadAllText(Repo.File("infra", "azure", "main.bicepparam"));
        var table = Pages.Of("docs/deploy.md").Text.Split('\n').SkipWhile(line => !line.StartsWith("## 3.", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();

        var explained = table.SelectMany(line => Code().Matches(line.Split('|')[1])).Select(match => match.Groups[1].Value);
        Assert.Equal(Parameter().Matches(file).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
        var cloudflare = table.Single(line => line.StartsWith("| `cloudflare`", StringComparison.Ordinal));
        Assert.All(Member().Matches(file).Select(match => match.Groups[1].Value), member => Assert.Contains($"`{member}`", cloudflare, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^param (\w+) =", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^  (\w+): ", RegexOptions.Multiline)]
    private static partial Regex Member();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
