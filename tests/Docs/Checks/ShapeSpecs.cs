using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>What can neither be run nor compiled has at least the shape of what it is, and names what is there.</summary>
public sealed partial class ShapeSpecs
{
    [Fact]
    public void A_message_of_http_has_a_request_line_and_the_headers_that_we_send()
    {
        foreach (var block in Pages.In("http"))
        {
            Assert.Matches("^(GET|POST|PUT|DELETE) /[^ ]* HTTP/1.1$", block.Lines[0]);
            var headers = block.Lines.Skip(1).Select(line => line.Split(": ", 2)[0]);
            Assert.All(headers, name => Assert.True(
                name == "content-type" || Sources("src/Processing/*.cs").Contains($"\"{name}\"", StringComparison.Ordinal), $"{block.Where}: nobody sends {name}"));
        }
    }

    [Fact]
    public void A_flowchart_joins_boxes_that_it_has()
    {
        foreach (var block in Pages.In("mermaid"))
        {
            Assert.StartsWith("flowchart ", block.Lines[0], StringComparison.Ordinal);
            // A box is made where it is first named with its text; labels of arrows are no boxes.
            var lines = block.Lines.Skip(1).Select(line => Label().Replace(line, " --> ")).ToList();
            var made = lines.SelectMany(line => Box().Matches(line)).Select(match => match.Groups[1].Value).ToList();
            var named = lines.SelectMany(line => Text().Replace(line, "").Split("-->").SelectMany(side => side.Split('&'))).Select(name => name.Trim());
            Assert.Equal(made.Distinct().Order(StringComparer.Ordinal), named.Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_difference_adds_files_that_are_there()
    {
        foreach (var block in Pages.In("diff"))
        {
            var paths = block.Lines.Select(line => line.TrimStart('+', ' ')).Where(line => line.StartsWith("src/", StringComparison.Ordinal) || line.StartsWith("tests/", StringComparison.Ordinal) || line.StartsWith("docs/", StringComparison.Ordinal))
                .Select(line => line.Split("  ")[0].Split(',')[0]).ToList();

            Assert.NotEmpty(paths);
            Assert.Empty(paths.Where(path => Pages.Tracked(path).Count == 0).Select(path => $"{block.Where}: {path} is not there"));
        }
    }

    [Fact]
    public void A_cue_of_a_track_has_times_and_a_place_on_a_sheet()
    {
        foreach (var block in Pages.In("vtt"))
        {
            Assert.Matches(@"^\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}$", block.Lines[0]);
            Assert.Matches(@"^sheet-\d{3}\.jpg#xywh=\d+,\d+,\d+,\d+$", block.Lines[1]);
        }
    }

    /// <summary>All files of a pattern, as one text.</summary>
    internal static string Sources(string pattern) => string.Join('\n', Pages.Tracked(pattern).Select(path => File.ReadAllText(Repo.File(path))));

    [GeneratedRegex("""\s(?:--|-\.)\s(?:"[^"]*"\s)?(?:-->|\.->)\s|\s-\.->\s|\s-->\s""")]
    private static partial Regex Label();

    [GeneratedRegex(@"(\w+)(?:\(|\[|\{)")]
    private static partial Regex Box();

    [GeneratedRegex(@"[\(\[\{].*?[\)\]\}]+(?=\s|$)")]
    private static partial Regex Text();
}
