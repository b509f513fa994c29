namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>design: every command and snippet is run or compiled. Nothing that a page shows is left to itself.</summary>
public sealed class ClaimSpecs
{
    /// <summary>What is done with the code of a language, and where.</summary>
    private static readonly Dictionary<string, Type> Checks = new()
    {
        ["csharp"] = typeof(CSharpSpecs),
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
    public void Every_block_of_code_is_of_a_language_that_a_check_takes()
    {
        var unclaimed = Pages.Blocks.Where(block => !Checks.ContainsKey(block.Language)).Select(block =>
            $"{block.Where}: nothing checks '{block.Language}'. Fence it and name its language, one of {string.Join(", ", Checks.Keys)} "
            + "(sh is run, text is what a command prints); for another language write a check and name it in ClaimSpecs.");

        Assert.Empty(unclaimed);
    }

    [Fact]
    public void Every_check_is_still_needed() =>
        Assert.Empty(Checks.Keys.Except(Pages.Blocks.Select(block => block.Language)));
}
