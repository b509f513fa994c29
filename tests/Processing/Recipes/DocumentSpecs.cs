using System.Text.RegularExpressions;
using MediaFunctions.Processing.Recipes;
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
}
