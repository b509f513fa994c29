namespace MediaFunctions.Tests.FFmpeg;

/// <summary>ffmpeg/components.txt: what is declared to be compiled in, under the names that FFmpeg itself lists.</summary>
internal static class ComponentLists
{
    // The ends of every filter graph: no choice of configure's, and no name that it knows.
    private static readonly string[] AlwaysThere = ["abuffer", "abuffersink", "buffer", "buffersink"];

    public static string[] Declared(string section) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "ffmpeg", "components.txt"))
            .Select(line => line.Split('#')[0].Trim())
            .SkipWhile(line => line != $"[{section}]").Skip(1)
            .TakeWhile(line => !line.StartsWith('['))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..])
            .Order(StringComparer.Ordinal)];

    /// <summary>What `ffmpeg -SECTION` lists.</summary>
    public static async Task<string[]> CompiledInAsync(string section)
    {
        var outcome = await Ffbox.FfmpegAsync($"-{section}");
        Assert.Equal(0, outcome.ExitCode);
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. Names(section, lines).Except(AlwaysThere).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Names(string section, string[] lines) => section switch
    {
        // One name a line after a title (or two: Input, Output).
        "protocols" or "bsfs" => lines.Where(line => !line.EndsWith(':')).Select(line => line.Trim()),
        // Flags and name, after a legend and a rule.
        _ => lines.SkipWhile(line => !line.Trim().All(letter => letter == '-')).Skip(1).Select(SecondWord),
    };

    private static string SecondWord(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
}
