using System.Diagnostics;

namespace MediaFunctions.Tests.Docs.Reading;

/// <summary>Every page of the repository.</summary>
public static class Pages
{
    /// <summary>What pages are made of: docs/cost.md is of this one, and is read itself.</summary>
    private static readonly string[] Templates = ["bench/Costs/page.md"];

    public static IReadOnlyList<Page> All { get; } =
        [.. Tracked("*.md").Except(Templates).Select(path => new Page(path, File.ReadAllText(Repo.File(path.Split('/')))))];

    public static IEnumerable<Block> Blocks => All.SelectMany(page => page.Blocks);

    public static Page Of(string path) => All.Single(page => page.Path == path);

    public static IEnumerable<Block> In(params string[] languages) => Blocks.Where(block => languages.Contains(block.Language));

    /// <summary>The places of all blocks in these languages, for theories.</summary>
    public static TheoryData<string> Places(params string[] languages) => [.. In(languages).Select(block => block.Where)];

    public static Block At(string place) => Blocks.Single(block => block.Where == place);

    /// <summary>What git has, or would add, that fits the pattern.</summary>
    public static IReadOnlyList<string> Tracked(params string[] patterns)
    {
        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--", .. patterns])
        {
            WorkingDirectory = Repo.Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var paths = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. paths.Where(path => File.Exists(Repo.File(path.Split('/'))))];
    }
}
