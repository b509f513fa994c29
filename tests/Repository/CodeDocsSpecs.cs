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

    [Theory]
    [InlineData("README.md")]
    [InlineData("THIRD-PARTY-NOTICES.md")]
    [InlineData("ffmpeg/README.md")]
    [InlineData("docs/access.md")]
    [InlineData("docs/callbacks.md")]
    [InlineData("docs/client.md")]
    [InlineData("docs/cost.md")]
    [InlineData("docs/doctor.md")]
    [InlineData("docs/jobs.md")]
    [InlineData("docs/receipts.md")]
    [InlineData("docs/recipes.md")]
    [InlineData("docs/status.md")]
    [InlineData("docs/uploads.md")]
    public void Every_relative_link_leads_to_a_file(string document)
    {
        var folder = Path.GetDirectoryName(Repo.File(document.Split('/')))!;
        var broken = Link().Matches(File.ReadAllText(Repo.File(document.Split('/')))).Select(m => m.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal))
            .Where(link => !Path.Exists(Path.Combine(folder, link)));

        Assert.Empty(broken);
    }

    private static string Word<T>(T code) => JsonSerializer.Serialize(code).Trim('"');

    [GeneratedRegex("<a id=\"([a-z-]+)\">")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\]\(([^)#]+)")]
    private static partial Regex Link();
}
