namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>Commands that stand in sentences, between back-ticks.</summary>
internal static class InlineCalls
{
    private static readonly string[] Scripts = ["setup/solution", "ffmpeg/build", "bench/run", "infra/deploy"];

    public static IEnumerable<Call> All => Pages.All.SelectMany(page => page.Inlines).Select(Read).OfType<Call>();

    /// <summary>The command, if it is one.</summary>
    public static Call? Read(Block code)
    {
        var words = code.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word.Contains('=', StringComparison.Ordinal) && char.IsAsciiLetterUpper(word[0])).ToList();
        if (words.Count == 0)
            return null;
        var program = words[0].StartsWith("./", StringComparison.Ordinal) ? words[0][2..] : words[0];
        var isOurs = words[0].StartsWith("./", StringComparison.Ordinal) || Scripts.Contains(program);
        var isCloud = words.Count > 1 && (program == "dotnet" || CloudCommands.Programs.Contains(program));
        return isOurs || isCloud ? new Call(code.Where, program, words[1..], InSentence: true) : null;
    }
}
