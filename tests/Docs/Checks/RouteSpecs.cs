using System.Text.Json;
using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>Calls that a sentence names are calls of the API, by its description, which tests/Api holds to the code.</summary>
public sealed partial class RouteSpecs
{
    private static readonly Dictionary<string, Dictionary<string, string[]>> Paths = ReadPaths();

    [Fact]
    public void Every_call_that_a_page_names_is_one()
    {
        var named = Pages.All.SelectMany(page => page.Inlines).Where(code => Call().IsMatch(code.Text)).ToList();

        Assert.True(named.Count > 40, $"Only {named.Count} calls were found.");
        Assert.Empty(named.SelectMany(Mistakes));
    }

    [Theory]
    [InlineData("GET /api/plan")]
    [InlineData("POST /api/job")]
    [InlineData("GET /api/jobs?state=failed")]
    [InlineData("DELETE /api/assets/{jobId}")]
    [InlineData("POST /api/jobs/{jobId}/retries")]
    public void Another_one_is_found(string call) => Assert.Single(Mistakes(new Block("docs/x.md", 1, Block.Inline, "", call)));

    private static IEnumerable<string> Mistakes(Block code)
    {
        var call = Call().Match(code.Text);
        var (method, path) = (call.Groups[1].Value, call.Groups[2].Value);
        // What is not in braces is one, as an example.
        var known = Paths.FirstOrDefault(route => Regex.IsMatch(path, $"^{Braces().Replace(route.Key, hole => $"(?:{Regex.Escape(hole.Value)}|[^/{{}}]+)")}$")).Value;
        if (Paths.TryGetValue(path, out var exact))
            known = exact;
        if (known is null || !known.TryGetValue(method, out var parameters))
            return [$"{code.Where}: the API has no {code.Text}"];
        return call.Groups[3].Value.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0])
            .Where(name => !name.Contains('[', StringComparison.Ordinal)).Where(name => !parameters.Contains(name)).Select(name => $"{code.Where}: {code.Text} takes no {name}");
    }

    private static Dictionary<string, Dictionary<string, string[]>> ReadPaths()
    {
        using var api = JsonDocument.Parse(File.ReadAllText(Repo.File("src", "Api", "openapi.json")));
        return api.RootElement.GetProperty("paths").EnumerateObject().ToDictionary(path => path.Name, path => path.Value.EnumerateObject()
            .ToDictionary(method => method.Name.ToUpperInvariant(), method => Parameters(method.Value).Concat(Parameters(path.Value)).ToArray()));
    }

    private static List<string> Parameters(JsonElement element) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("parameters", out var all)
        ? [.. all.EnumerateArray().Where(one => one.TryGetProperty("name", out _)).Select(one => one.GetProperty("name").GetString()!)] : [];

    [GeneratedRegex(@"^(GET|POST|PUT|DELETE) (/api/[^ ?]*)(?:\?([^ ]*))?$")]
    private static partial Regex Call();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Braces();
}
