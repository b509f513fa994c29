using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>Tests and files that a sentence names are there.</summary>
public sealed partial class NameSpecs
{
    private static readonly string[] Folders = ["src/", "tests/", "infra/", "docs/", "local/", "ffmpeg/", "bench/", "setup/", ".github/"];

    [Fact]
    public void Every_test_that_a_page_names_is_there()
    {
        var tests = Pages.Tracked("tests/*Specs.cs").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var named = Pages.All.SelectMany(page => page.Inlines).Where(code => SpecsName().IsMatch(code.Text)).ToList();

        Assert.True(named.Count > 20, $"Only {named.Count} were found.");
        Assert.Empty(named.Where(code => !tests.Contains(code.Text)).Select(code => $"{code.Where}: there is no {code.Text}"));
    }

    [Fact]
    public void Every_file_that_a_page_names_is_there()
    {
        var named = Pages.All.SelectMany(page => page.Inlines).Where(code => Folders.Any(folder => code.Text.StartsWith(folder, StringComparison.Ordinal)))
            .Select(code => (code.Where, Path: code.Text.Split(' ')[0].TrimEnd('/'))).Where(name => FileName().IsMatch(name.Path));

        // A class may be named without its ending.
        Assert.Empty(named.Where(name => !Path.Exists(Repo.File(name.Path)) && !Path.Exists(Repo.File(name.Path + ".cs"))).Select(name => $"{name.Where}: there is no {name.Path}"));
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*Specs$")]
    private static partial Regex SpecsName();

    /// <summary>Neither a pattern nor with a place for something.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9_./-]+$")]
    private static partial Regex FileName();
}
