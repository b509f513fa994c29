using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>
/// What docs/embedding.md tells of the element is what its sources have. Its HTML and CSS are opened in a browser by
/// <c>tests/Web/element-docs.mjs</c>, which knows that page only.
/// </summary>
public sealed partial class ElementSpecs
{
    private const string Name = "docs/embedding.md";

    private static readonly string Sources = ShapeSpecs.Sources("src/Web/element/*.ts");

    [Fact]
    public void HTML_and_CSS_stand_where_a_browser_opens_them() =>
        Assert.All(Pages.In("html").Concat(Pages.In("css")), block => Assert.Equal(Name, block.Page));

    [Fact]
    public void The_attributes_are_those_that_are_observed()
    {
        var observed = Words().Matches(Listed().Match(Sources).Groups[1].Value + ListOf("ORIGINS").Match(Sources).Groups[1].Value);

        Assert.Equal(observed.Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal), Table("attribute").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_events_are_those_that_are_told() => Assert.Equal(Values(Told()), Table("event").Order(StringComparer.Ordinal));

    [Fact]
    public void The_codes_are_those_that_there_are()
    {
        var codes = Words().Matches(Codes().Match(Sources).Groups[1].Value).Select(match => match.Groups[1].Value);

        Assert.Equal(codes.Order(StringComparer.Ordinal), Table("code").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_custom_properties_are_those_that_are_read() => Assert.Equal(Values(Property()), Table("custom property").Order(StringComparer.Ordinal));

    [Fact]
    public void The_parts_are_those_that_there_are()
    {
        var buttons = Values(Button()).Append("retry");

        // In the second column stand the buttons' names, in the first all others.
        var explained = Table("part").Concat(Row("`controls`").Split('`').Where((_, i) => i % 2 == 1));
        Assert.Equal(Values(Part()).Concat(buttons).Append("button").Distinct().Order(StringComparer.Ordinal), explained.Distinct().Order(StringComparer.Ordinal));
    }

    private static List<string> Values(Regex regex) =>
        [.. regex.Matches(Sources).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What stands between back-ticks in the first column of the table with this head.</summary>
    private static List<string> Table(string head) => [.. Pages.Of(Name).Text.Split('\n')
        .SkipWhile(line => !line.StartsWith($"| {head} |", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(line => line.Split('|')[1].Split('`').Where((_, i) => i % 2 == 1))];

    private static string Row(string beginning) =>
        Pages.Of(Name).Text.Split('\n').Single(line => line.StartsWith($"| {beginning}", StringComparison.Ordinal)).Split('|')[2];

    private static Regex ListOf(string name) => new($"const {name} = \\[([^\\]]*)\\]");

    [GeneratedRegex(@"observedAttributes = \[([^\]]*)\]")]
    private static partial Regex Listed();

    [GeneratedRegex("""type ErrorCode = ([^;]*);""")]
    private static partial Regex Codes();

    [GeneratedRegex("\"([a-z-]+)\"")]
    private static partial Regex Words();

    [GeneratedRegex("""#tell\("([a-z-]+)""")]
    private static partial Regex Told();

    [GeneratedRegex(@"var\((--media-asset-[a-z-]+)")]
    private static partial Regex Property();

    [GeneratedRegex("""part: "([a-z]+)""")]
    private static partial Regex Part();

    [GeneratedRegex("""\bbutton\("([a-z-]+)""")]
    private static partial Regex Button();
}
