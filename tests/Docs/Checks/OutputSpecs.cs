using System.Text.RegularExpressions;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>
/// What programs print. The fence names the file that prints it (<c>```text from=ffmpeg/box.c</c>): its words stand there.
/// Without that it is an answer that a test here asks for.
/// </summary>
public sealed partial class OutputSpecs
{
    public static TheoryData<string> Printed => [.. Pages.In("text").Where(block => From(block) is not null).Select(block => block.Where)];

    [Theory]
    [MemberData(nameof(Printed))]
    public void Its_words_stand_in_what_prints_it(string place)
    {
        var block = Pages.At(place);
        var source = ShapeSpecs.Sources(From(block)!);

        Assert.NotEmpty(source);
        var missing = block.Lines.SelectMany(line => Word().Matches(line)).Select(match => match.Value)
            .Where(word => !source.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(missing.Select(word => $"{block.Where}: '{word}' is not in {From(block)}"));
    }

    /// <summary>The table of steps quotes what each prints.</summary>
    [Fact]
    public void What_a_step_of_a_deployment_prints_stands_in_its_scripts()
    {
        var source = ShapeSpecs.Sources("infra/*");
        var quoted = Pages.Of("docs/deploy.md").Text.Split('\n').Where(line => StepRow().IsMatch(line))
            .SelectMany(line => line.Split('|')[2].Split('`').Where((_, i) => i % 2 == 1)).Where(code => code.Contains(' ', StringComparison.Ordinal)).ToList();

        Assert.True(quoted.Count >= 5, $"Only {quoted.Count} lines are quoted.");
        Assert.All(quoted.SelectMany(line => Word().Matches(line)), word => Assert.Contains(word.Value, source, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_mistakes_of_a_book_are_told_in_these_words()
    {
        var page = Pages.Of("docs/recipes.md");
        var book = page.Blocks.First(block => block.Language == "json").Text
            .Replace("\"at\": \"10%\", \"width\"", "\"at\": \"10%\", \"widht\"", StringComparison.Ordinal)
            .Replace("\"prefix\": \"uploads/\", \"recipe\": \"stills\"", "\"prefix\": \"uploads/talks/\", \"type\": \"audio/mpeg\", \"recipe\": \"stills\"", StringComparison.Ordinal);

        var told = RecipeBook.Parse(book).Error!.ToString()!;

        Assert.All(page.Blocks.Single(Plain).Lines, line => Assert.Contains(line, told, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_output_says_what_prints_it_or_is_asked_for_here() =>
        Assert.Equal(["docs/recipes.md"], Pages.Blocks.Where(Plain).Select(block => block.Page));

    private static bool Plain(Block block) => block.Language == "text" && From(block) is null;

    private static string? From(Block block) => block.Note.StartsWith("from=", StringComparison.Ordinal) ? block.Note["from=".Length..] : null;

    [GeneratedRegex(@"^\| [0-7] ")]
    private static partial Regex StepRow();

    /// <summary>Words in small letters: what stands in capitals or has digits is an example.</summary>
    [GeneratedRegex(@"(?<![\w/.-])(?:--)?[a-z][a-z_-]{2,}(?![\w/.-])")]
    private static partial Regex Word();
}
