using System.Runtime.Versioning;
using MediaFunctions.Tests.Docs.Shell;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>Commands in sentences: their program, words and options are there.</summary>
[SupportedOSPlatform("linux")]
public sealed class InlineSpecs
{
    private static readonly string[] Scripts = ["setup/solution", "ffmpeg/build", "bench/run", "infra/deploy"];

    [Fact]
    public void Every_command_in_a_sentence_exists()
    {
        var calls = Pages.All.SelectMany(page => page.Inlines).Select(Read).OfType<Call>().ToList();

        Assert.True(calls.Count > 30, $"Only {calls.Count} commands were found.");
        Assert.Empty(calls.SelectMany(Judge.Mistakes));
    }

    [Fact]
    public void A_variable_before_a_command_is_read_by_somebody()
    {
        var sources = ShapeSpecs.Sources("tests/*.cs") + ShapeSpecs.Sources("src/*.cs") + ShapeSpecs.Sources("setup/*");
        var variables = Pages.All.SelectMany(page => page.Inlines).Where(code => Read(code) is not null)
            .SelectMany(code => code.Text.Split(' ').TakeWhile(word => word.Contains('=', StringComparison.Ordinal)).Select(word => (code.Where, Name: word.Split('=')[0])));

        Assert.All(variables, variable => Assert.True(sources.Contains(variable.Name, StringComparison.Ordinal), $"{variable.Where}: nobody reads {variable.Name}"));
    }

    /// <summary>The command, if it is one.</summary>
    private static Call? Read(Block code)
    {
        var words = code.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word.Contains('=', StringComparison.Ordinal) && char.IsAsciiLetterUpper(word[0])).ToList();
        if (words.Count == 0)
            return null;
        var program = words[0].StartsWith("./", StringComparison.Ordinal) ? words[0][2..] : words[0];
        var isOurs = words[0].StartsWith("./", StringComparison.Ordinal) || Scripts.Contains(program);
        var isCloud = words.Count > 1 && (program == "dotnet" || CloudCommands.Programs.Contains(program));
        return isOurs || isCloud ? new Call(code.Where, program, words[1..]) : null;
    }
}
