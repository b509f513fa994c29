using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Recipes.Schema;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Processing.Recipes;

/// <summary>What docs/recipes.md and the README show of books is true.</summary>
public sealed partial class DocumentSpecs
{
    private static readonly string Document = File.ReadAllText(Repository.File("docs", "recipes.md"));

    [Theory]
    [InlineData("docs/recipes.md")]
    [InlineData("README.md")]
    public void Every_book_that_is_shown_is_a_good_one(string document)
    {
        var books = Snippet().Matches(File.ReadAllText(Repository.File(document.Split('/')))).Select(m => m.Groups[1].Value)
            .Where(text => text.Contains("\"recipes\"", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(books);
        Assert.All(books, book => Assert.Null(RecipeBook.Parse(book).Error));
    }

    public static TheoryData<string> Kinds => [.. KindCatalog.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_page_of_a_kind_has_a_picture_every_option_and_an_example_to_paste_into_outputs(string kind)
    {
        var page = File.ReadAllText(Repository.File("docs", "kinds", $"{kind}.md"));
        var example = Snippet().Match(page).Groups[1].Value;
        var options = JsonNode.Parse(BookSchema.Text)!["$defs"]![$"kind-{kind}"]!["properties"]!.AsObject().Select(option => option.Key);

        Assert.Equal("", RecipeBook.Parse($$"""{ "recipes": { "a": { "outputs": { {{example}} } } } }""").Error?.ToString() ?? "");
        Assert.Contains($"\"kind\": \"{kind}\"", example, StringComparison.Ordinal);
        Assert.All(options, option => Assert.Contains(option == "kind" ? "\"kind\"" : $"`{option}`", page, StringComparison.Ordinal));
        Assert.NotEmpty(Shown().Matches(page));
        Assert.All(Shown().Matches(page), shown => Assert.True(File.Exists(Repository.File("docs", "kinds", shown.Groups[1].Value)), shown.Value));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_is_shown_with_a_picture_that_leads_to_its_page(string kind)
    {
        var row = Document.Split('\n').Single(line => line.StartsWith($"| [{kind}](kinds/{kind}.md) |", StringComparison.Ordinal));

        Assert.Matches($"""<a href="kinds/{kind}.md"><img src="kinds/{kind}[a-z-]*\.(jpg|png|webp)" width="\d+" alt="{kind}"></a>""", row);
    }

    [Fact]
    public void Presets_conditions_and_limits_are_all_told()
    {
        Assert.All(Preset.Names, name => Assert.Contains($"| `{name}` |", Document, StringComparison.Ordinal));
        Assert.All(RuleReader.Conditions, name => Assert.Contains($"`{name}`", Document, StringComparison.Ordinal));
        Assert.Contains($"{RecipeLimits.Rules} rules", Document, StringComparison.Ordinal);
        Assert.Contains($"{RecipeLimits.Outputs} outputs", Document, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{RecipeLimits.RecipeChars:N0} characters"), Document, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{RecipeLimits.BookChars:N0}"), Document, StringComparison.Ordinal);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex(@"!\[[^\]]+\]\(([^)]+)\)")]
    private static partial Regex Shown();
}
