namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>design: every command and snippet is run or compiled. Nothing that a page shows is left to itself.</summary>
public sealed class ClaimSpecs
{
    /// <summary>What is done with the code of a language, and where.</summary>
    private static readonly Dictionary<string, Type> Checks = new()
    {
        ["csharp"] = typeof(CSharpSpecs),
        ["css"] = typeof(ElementSpecs),
        ["html"] = typeof(ElementSpecs),
        ["js"] = typeof(JavaScriptSpecs),
        ["json"] = typeof(JsonSpecs),
        ["sh"] = typeof(ShellSpecs),
        ["ini"] = typeof(SettingsSpecs),
        ["text"] = typeof(OutputSpecs),
        ["kql"] = typeof(QuerySpecs),
        ["http"] = typeof(ShapeSpecs),
        ["mermaid"] = typeof(ShapeSpecs),
        ["diff"] = typeof(ShapeSpecs),
        ["vtt"] = typeof(ShapeSpecs),
    };

    [Fact]
    public void Every_block_of_code_is_of_a_language_that_a_check_takes() => Assert.Empty(Pages.Blocks.SelectMany(Unclaimed));

    [Theory]
    [InlineData("```perl\nprint 1\n```\n", "docs/x.md:4: nothing checks 'perl'")]
    [InlineData("```\nno language\n```\n", "docs/x.md:4: nothing checks ''")]
    [InlineData("    ./run by four spaces\n", "docs/x.md:3: nothing checks '(indented)'")]
    public void Another_one_is_told_with_its_place_and_what_to_do(string code, string told)
    {
        var unclaimed = Assert.Single(new Page("docs/x.md", "# A page\n\n" + code).Blocks.SelectMany(Unclaimed));

        Assert.StartsWith(told, unclaimed, StringComparison.Ordinal);
        Assert.Contains("name its language", unclaimed, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_check_is_still_needed() =>
        Assert.Empty(Checks.Keys.Except(Pages.Blocks.Select(block => block.Language)));

    private static string[] Unclaimed(Block block) => Checks.ContainsKey(block.Language) ? [] :
    [
        $"{block.Where}: nothing checks '{block.Language}'. Fence it and name its language, one of {string.Join(", ", Checks.Keys)} "
        + "(sh is run, text is what a command prints); for another language write a check and name it in ClaimSpecs.",
    ];
}
