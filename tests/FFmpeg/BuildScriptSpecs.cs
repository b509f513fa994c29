using System.Security.Cryptography;
using System.Text.Json;

namespace MediaFunctions.Tests.FFmpeg;

public sealed class BuildScriptSpecs
{
    private static readonly string OurPath = Environment.GetEnvironmentVariable("PATH")!;

    [Fact]
    public async Task A_finished_build_is_not_built_again()
    {
        var before = File.GetLastWriteTimeUtc(Ffbox.Program);

        var outcome = await Command.RunAsync(Repository.BuildScript, []);

        Assert.Equal((0, Ffbox.Folder + "\n"), (outcome.ExitCode, outcome.Output));
        Assert.Equal(before, File.GetLastWriteTimeUtc(Ffbox.Program));
    }

    [Fact]
    public async Task Where_nothing_is_built_the_path_is_not_printed_and_the_status_is_3()
    {
        using var cache = new TempFolder();

        var outcome = await Command.RunAsync(Repository.BuildScript, ["--path"], Using(cache, OurPath));

        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Output));
        Assert.Empty(Directory.EnumerateFileSystemEntries(cache.FullName));
    }

    [Fact]
    public async Task Without_compiler_and_apt_the_build_fails_and_says_what_is_missing()
    {
        using var cache = new TempFolder();
        using var programs = new TempFolder();
        foreach (var name in Directory.EnumerateFiles("/usr/bin").Select(Path.GetFileName).Except(["gcc", "apt-get"]))
            File.CreateSymbolicLink(programs[name!], $"/usr/bin/{name}");

        var outcome = await Command.RunAsync(Repository.BuildScript, [], Using(cache, programs.FullName));

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Matches("missing on this machine, and there is no apt-get to install it: gcc", outcome.Error);
        Assert.Empty(Directory.GetDirectories(cache["ffmpeg"], "work.*"));
    }

    [Fact]
    public async Task Two_builds_at_once_make_one_whole_build_with_the_same_bytes_as_ever()
    {
        using var cache = new TempFolder();
        var ours = Directory.CreateDirectory(cache["ffmpeg"]).FullName;
        var theirs = Path.GetDirectoryName(Ffbox.Folder)!;
        foreach (var part in new[] { "sources", "tools" }) // what takes minutes is taken from the finished build
            Directory.CreateSymbolicLink(Path.Combine(ours, part), Path.Combine(theirs, part));
        var environment = Using(cache, OurPath);

        var outcomes = await Task.WhenAll(
            Command.RunAsync(Repository.BuildScript, [], environment),
            Command.RunAsync(Repository.BuildScript, [], environment));

        var folder = Path.Combine(ours, Path.GetFileName(Ffbox.Folder));
        Assert.All(outcomes, outcome => Assert.Equal((0, folder + "\n"), (outcome.ExitCode, outcome.Output)));
        Assert.Equal(File.ReadAllBytes(Ffbox.Program), File.ReadAllBytes(Path.Combine(folder, "ffbox")));
        Assert.Equal("ffbox", new FileInfo(Path.Combine(folder, "ffprobe")).LinkTarget);
        Assert.Empty(Directory.GetDirectories(ours, "work.*"));
    }

    [Fact]
    public void What_was_built_is_written_down()
    {
        using var built = JsonDocument.Parse(File.ReadAllText(Path.Combine(Ffbox.Folder, "build.json")));
        var json = built.RootElement;
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Ffbox.Program)));

        Assert.Equal(hash[..12], json.GetProperty("buildHash").GetString());
        Assert.Matches(@"^\d+\.\d+(\.\d+)?$", json.GetProperty("version").GetString());
        Assert.Contains("--disable-everything", json.GetProperty("configure").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("", json.GetProperty("compiler").GetString());
        Assert.Equal(
            ["dav1d", "ffmpeg", "lame", "libvpx", "libwebp", "opus", "x264", "zlib"],
            json.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("name").GetString()!).Order());
        Assert.All(
            json.GetProperty("sources").EnumerateArray(),
            source => Assert.Matches("^[0-9a-f]{64}$", source.GetProperty("sha256").GetString()));
    }

    [Theory]
    [InlineData("ffmpeg")]
    [InlineData("x264")]
    [InlineData("lame")]
    [InlineData("opus")]
    [InlineData("libwebp")]
    [InlineData("dav1d")]
    [InlineData("libvpx")]
    [InlineData("zlib")]
    public void The_licence_of_everything_linked_in_lies_beside_it(string source) =>
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Ffbox.Folder, "licenses", source)));

    private static Dictionary<string, string> Using(TempFolder cache, string path) =>
        new() { ["PATH"] = path, ["MEDIAFUNCTIONS_CACHE"] = cache.FullName };
}
