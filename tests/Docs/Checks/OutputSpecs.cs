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

    /// <summary>The table of steps quotes what each prints, and so does the block above it: whole lines.</summary>
    [Fact]
    public void What_a_step_of_a_deployment_prints_stands_in_its_scripts()
    {
        var quoted = Pages.Of("docs/deploy.md").Text.Split('\n').Where(line => StepRow().IsMatch(line))
            .SelectMany(line => line.Split('|')[2].Split('`').Where((_, i) => i % 2 == 1)).Where(code => code.Contains(' ', StringComparison.Ordinal)).ToList();

        Assert.True(quoted.Count >= 5, $"Only {quoted.Count} lines are quoted.");
        var missing = quoted.Concat(Pages.In("text").Where(block => From(block) == "infra/*").SelectMany(block => block.Lines)).Where(line => line != "" && !IsSaid(line)).ToList();
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("The app answer: https://.../api/health")]
    [InlineData("The app answers: https://.../api/healthz")]
    [InlineData("== 1 of 8: Azure")]
    [InlineData("== 2 of 7: Azure")]
    [InlineData("events-secrets: Made")]
    [InlineData("Packed .../app.zip (60 MiB).")]
    public void A_line_that_no_step_prints_is_found(string line) => Assert.False(IsSaid(line));

    private static bool IsSaid(string line) => Said().Matches(ShapeSpecs.Sources("infra/deploy") + "\n" + ShapeSpecs.Sources("infra/lib/*.sh"))
        .Select(match => match.Groups[1].Value == "say" ? match.Groups[3].Value : $"== {match.Groups[2].Value.Trim()} of 7: {match.Groups[3].Value}")
        .Where(said => Variable().Replace(said, "").Count(char.IsAsciiLetter) >= 4)
        .Any(said => Regex.IsMatch(line.Trim(), $"^{string.Join(".+", Variable().Split(said.Trim()).Select(Regex.Escape))}$"));

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

    [GeneratedRegex("""(say|step)( [0-9])? "(.*?)"(?=[ ]*(?:$|;|>))""", RegexOptions.Multiline)]
    private static partial Regex Said();

    /// <summary>What the shell puts a value for.</summary>
    [GeneratedRegex(@"\$\(\(.*?\)\)|\$\{[^}]*\}|\$\w+")]
    private static partial Regex Variable();

    /// <summary>Words in small letters: what stands in capitals or has digits is an example.</summary>
    [GeneratedRegex(@"(?<![\w/.-])(?:--)?[a-z][a-z_-]{2,}(?![\w/.-])")]
    private static partial Regex Word();
}
