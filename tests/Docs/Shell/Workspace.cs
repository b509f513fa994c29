using System.Diagnostics;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>
/// A folder that looks like a clone to whoever follows a page, and holds the files that pages speak of. The path has only
/// programs that this class names, so that nothing else can be called.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    private static readonly string[] Real =
        ["bash", "cat", "cp", "curl", "cut", "date", "grep", "head", "jq", "mkdir", "mktemp", "openssl", "rm", "sed", "sha256sum", "sleep", "stat", "tr"];

    private static readonly string[] Scripts = ["run", "test", "setup/solution", "ffmpeg/build", "bench/run", "infra/deploy"];

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("docs-tests-");

    public Workspace()
    {
        Directory.CreateDirectory(Path.Combine(Root, "bin"));
        Directory.CreateDirectory(Path.Combine(Root, "answers"));
        foreach (var name in Real)
            File.CreateSymbolicLink(Path.Combine(Root, "bin", name), $"/usr/bin/{name}");
        foreach (var name in CloudCommands.Programs)
            StandIn(Path.Combine(Root, "bin", name));
        foreach (var (name, command) in CloudCommands.All.Where(command => command.Value.Answers is not null))
            File.WriteAllLines(Path.Combine(Root, "answers", name), command.Answers!.Select(answer => $"{answer.Key}\t{answer.Value}"));
        foreach (var path in Scripts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Clone, path))!);
            StandIn(Path.Combine(Clone, path));
        }
        foreach (var path in Pages.Tracked("infra/*", "local.settings.sample.json").Except(Scripts))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Clone, path))!);
            File.Copy(Repo.File(path.Split('/')), Path.Combine(Clone, path));
        }
        // A refusal is a failure of the command, and says why.
        File.WriteAllText(Path.Combine(Root, ".curlrc"), "fail-with-body\nshow-error\n");
    }

    public string Root => root.FullName;

    /// <summary>Where every block of a page begins.</summary>
    public string Clone => Path.Combine(Root, "clone");

    /// <summary>Files of the reader's own, as the pages call them.</summary>
    public async Task AddFilesAsync()
    {
        const string film = "-f lavfi -i testsrc2=size=320x180:rate=25:duration=3 -f lavfi -i sine=duration=3 -c:v libx264 -c:a aac -pix_fmt yuv420p -shortest";
        await MakeAsync($"{film} clip.mp4");
        File.Copy(Path.Combine(Clone, "clip.mp4"), Path.Combine(Clone, "holiday.mov"));
        await MakeAsync("-f lavfi -i sine=duration=2 song.wav");
        await MakeAsync("-f lavfi -i color=red:size=32x32 -frames:v 1 logo.png");
        await File.WriteAllTextAsync(
            Path.Combine(Clone, "book.json"), Pages.Of("docs/recipes.md").Blocks.First(block => block.Language == "json").Text);
    }

    public ValueTask DisposeAsync() => TempFolder.DeleteAsync(root);

    private static void StandIn(string path) => File.CreateSymbolicLink(path, Repo.File("tests", "Docs", "Shell", "stand-in"));

    private async Task MakeAsync(string arguments)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo(DebianFFmpeg.Path, $"-nostdin -v error -y {arguments}") { WorkingDirectory = Clone })!;
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
    }
}
