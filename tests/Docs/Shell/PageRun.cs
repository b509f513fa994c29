using System.Diagnostics;

namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>
/// What a reader does who types every block of a page into one shell, in the page's order. The script has each line where
/// the page has it, so that the shell's own messages name the page's lines.
/// </summary>
/// <param name="Status">0: no command failed.</param>
/// <param name="Said">What went to standard error.</param>
/// <param name="Calls">Programs that were stood in for.</param>
/// <param name="Outputs">What each block printed, by its place.</param>
internal sealed record PageRun(int Status, string Said, IReadOnlyList<Call> Calls, IReadOnlyDictionary<string, string> Outputs)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>
    /// Whoever asks (read) is answered, by a file: a page that ends early breaks no pipe. Every command that fails ends the page,
    /// with its line, and so does a variable that nobody has set.
    /// </summary>
    private const string Head = "exec < \"$DOCS_ROOT/typed\"; set -euET -o pipefail; trap 'export DOCS_LINE=$LINENO' DEBUG; trap 'echo \"$DOCS_PAGE:$LINENO: status $?: $BASH_COMMAND\" >&2' ERR";

    public static async Task<PageRun> OfAsync(Page page, IReadOnlyDictionary<string, string> environment)
    {
        await using var workspace = new Workspace();
        await workspace.AddFilesAsync();
        var blocks = page.Blocks.Where(block => block.Language == "sh").ToList();
        var script = Path.Combine(workspace.Root, Path.GetFileName(page.Path));
        await File.WriteAllTextAsync(script, Script(page, blocks));
        await File.WriteAllLinesAsync(Path.Combine(workspace.Root, "typed"), Enumerable.Repeat("typed", 20));
        var start = new ProcessStartInfo("/bin/bash", [script])
        {
            WorkingDirectory = workspace.Clone,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["DOCS_PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment.TryAdd("DOCS_SHARED", workspace.Root);
        start.Environment["PATH"] = Path.Combine(workspace.Root, "bin");
        start.Environment["CURL_HOME"] = workspace.Root;
        start.Environment["TMPDIR"] = workspace.Root;
        start.Environment["DOCS_ROOT"] = workspace.Root;
        start.Environment["DOCS_CLONE"] = workspace.Clone;
        start.Environment["DOCS_REPOSITORY"] = Repo.Root;
        start.Environment["DOCS_PAGE"] = page.Path;
        using var shell = Process.Start(start)!;
        var said = shell.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await shell.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            shell.Kill(entireProcessTree: true);
        }
        return new PageRun(shell.ExitCode, await said, ReadCalls(page, workspace), blocks.ToDictionary(
            block => block.Where, block => ReadIfThere(Path.Combine(workspace.Root, $"out-{block.Line}"))));
    }

    private static string Script(Page page, List<Block> blocks)
    {
        var lines = Enumerable.Repeat("", page.Text.Split('\n').Length).ToArray();
        foreach (var block in blocks)
        {
            // The fence's own line.
            lines[block.Line - 2] = $"cd \"$DOCS_CLONE\"; exec > \"$DOCS_ROOT/out-{block.Line}\"";
            block.Lines.CopyTo(lines, block.Line - 1);
        }
        lines[0] = Head;
        var text = string.Join('\n', lines) + "\n";
        return Placeholder.All.Where(placeholder => placeholder.Page == page.Path)
            .Aggregate(text, (all, placeholder) => all.Replace(placeholder.Shown, placeholder.Real, StringComparison.Ordinal));
    }

    private static List<Call> ReadCalls(Page page, Workspace workspace) =>
        [.. ReadIfThere(Path.Combine(workspace.Root, "calls")).Split('\x1e', StringSplitOptions.RemoveEmptyEntries)
            .Select(call => call.Split('\x1f')).Select(call => new Call($"{page.Path}:{call[0]}", call[1], call[2..]))];

    private static string ReadIfThere(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
}
