using System.Text.Json;
using System.Text.RegularExpressions;
using MediaFunctions.Processing;

namespace MediaFunctions.Tests.Repository;

/// <summary>What the documents promise is there.</summary>
public sealed partial class CodeDocsSpecs
{
    [Fact]
    public void Every_code_has_a_paragraph_that_its_link_leads_to()
    {
        var anchors = Anchor().Matches(File.ReadAllText(Repo.File("docs", "errors.md"))).Select(m => m.Groups[1].Value).ToList();
        var codes = Enum.GetValues<FailureCode>().Select(c => Word(c)).Concat(Enum.GetValues<RefusalCode>().Select(c => Word(c)));

        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), anchors.Order(StringComparer.Ordinal));
    }

    private static string Word<T>(T code) => JsonSerializer.Serialize(code).Trim('"');

    [GeneratedRegex("<a id=\"([a-z-]+)\">")]
    private static partial Regex Anchor();
}
