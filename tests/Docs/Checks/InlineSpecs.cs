using System.Runtime.Versioning;
using MediaFunctions.Tests.Docs.Shell;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>Commands in sentences: their program, words and options are there.</summary>
[SupportedOSPlatform("linux")]
public sealed class InlineSpecs
{
    [Fact]
    public void Every_command_in_a_sentence_exists()
    {
        var calls = InlineCalls.All.ToList();

        Assert.True(calls.Count > 30, $"Only {calls.Count} commands were found.");
        Assert.Empty(calls.SelectMany(Judge.Mistakes));
    }

    [Fact]
    public void A_variable_before_a_command_is_read_by_somebody()
    {
        var sources = ShapeSpecs.Sources("tests/*.cs") + ShapeSpecs.Sources("tests/*.mjs") + ShapeSpecs.Sources("src/*.cs") + ShapeSpecs.Sources("setup/*");
        var variables = Pages.All.SelectMany(page => page.Inlines).Where(code => InlineCalls.Read(code) is not null)
            .SelectMany(code => code.Text.Split(' ').TakeWhile(word => word.Contains('=', StringComparison.Ordinal)).Select(word => (code.Where, Name: word.Split('=')[0])));

        Assert.All(variables, variable => Assert.True(sources.Contains(variable.Name, StringComparison.Ordinal), $"{variable.Where}: nobody reads {variable.Name}"));
    }
}
