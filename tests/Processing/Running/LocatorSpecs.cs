using System.Security.Cryptography;
using MediaFunctions.Processing.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Processing.Running;

public sealed class LocatorSpecs : IDisposable
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TempFolder folder = new();

    [Fact]
    public void The_newest_finished_build_of_the_cache_is_taken()
    {
        Build("cache/old", "1.0", "aaaa", daysOld: 3);
        Build("cache/new", "2.0", "bbbb", daysOld: 1);
        Directory.CreateDirectory(folder.File("cache/unfinished"));
        File.WriteAllText(folder.File("cache/unfinished/ffbox"), "half");

        var tool = Locate(new FFmpegOptions { CacheFolder = folder.File("cache") });

        Assert.Equal(new FFmpegTool(folder.File("cache/new/ffbox"), true, "2.0", "bbbb").ToString(), tool.ToString());
        Assert.Empty(tool.Missing);
    }

    [Fact]
    public void The_one_published_with_the_app_comes_before_the_cache()
    {
        Build("cache/new", "2.0", "bbbb");
        Build("app/ffmpeg", "3.0", "cccc");

        Assert.Equal("3.0", Locate(new FFmpegOptions { CacheFolder = folder.File("cache") }).Version);
    }

    [Fact]
    public void The_one_that_is_set_comes_before_all_and_is_bundled_by_its_record()
    {
        Build("app/ffmpeg", "3.0", "cccc");
        var tool = Locate(new FFmpegOptions { Path = Build("chosen", "4.0", "dddd") });

        Assert.True(tool.IsBundled);
        Assert.Equal(("4.0", "dddd"), (tool.Version, tool.BuildHash));
    }

    [Fact]
    public void A_binary_without_its_execute_bit_is_copied_once_and_made_executable()
    {
        var hash = Guid.NewGuid().ToString("n")[..12];
        var handedOver = Build("app/ffmpeg", "3.0", hash, mode: ReadOnly);

        var tool = Locate(new FFmpegOptions());
        var made = File.GetLastWriteTimeUtc(tool.Path);
        var again = Locate(new FFmpegOptions());
        try
        {
            Assert.NotEqual(handedOver, tool.Path);
            Assert.Equal(tool.Path, again.Path);
            Assert.Equal(made, File.GetLastWriteTimeUtc(again.Path));
            Assert.Equal(File.ReadAllBytes(handedOver), File.ReadAllBytes(tool.Path));
            Assert.True(File.GetUnixFileMode(tool.Path).HasFlag(UnixFileMode.UserExecute));
            Assert.Equal([tool.Path], Directory.GetFiles(Path.GetDirectoryName(tool.Path)!));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(tool.Path)!, recursive: true);
        }
    }

    [Fact]
    public void A_foreign_one_says_its_version_its_hash_and_what_is_lost()
    {
        var tool = Tools.Script(folder, "exit 0");

        Assert.False(tool.IsBundled);
        Assert.Equal("1.2.3-stand-in", tool.Version);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(tool.Path)))[..12], tool.BuildHash);
        Assert.Equal(folder.File("ffprobe"), tool.ProbePath);
        Assert.Equal(3, tool.Missing.Count);
    }

    [Fact]
    public void A_foreign_one_on_a_host_without_setsid_and_prlimit_says_so()
    {
        Tools.Script(folder, "exit 0");

        var tool = Locate(new FFmpegOptions { CacheFolder = folder.File("none") }, searchPath: folder.Path);

        Assert.Equal(folder.File("ffmpeg"), tool.Path);
        Assert.Contains(tool.Missing, loss => loss.StartsWith("There is no setsid", StringComparison.Ordinal));
        Assert.Contains(tool.Missing, loss => loss.StartsWith("There is no prlimit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_foreign_one_runs_without_setsid_and_prlimit_too()
    {
        var tool = Tools.Script(folder, "echo \"$@\"") with { SetsidPath = null, PrlimitPath = null };

        var result = await Tools.Runner(tool).RunAsync(new FFmpegCommand("ffprobe", "-of json x", Tools.Ample), null, default);

        Assert.Equal("-hide_banner -loglevel level+warning -of json x\n", result.Output);
    }

    [Theory]
    [InlineData("nowhere/ffmpeg", "there is no such file")]
    [InlineData("plain/text", "cannot be started")]
    [InlineData("damaged/ffbox", "should hold version and buildHash")]
    public void What_is_set_and_unusable_is_named_with_the_reason(string path, string reason)
    {
        Directory.CreateDirectory(folder.File("plain"));
        File.WriteAllText(folder.File("plain/text"), "text");
        File.WriteAllText(folder.File("plain/ffprobe"), "text");
        Build("damaged", "1.0", "aaaa");
        File.WriteAllText(folder.File("damaged/build.json"), "{}");

        var refusal = Assert.Throws<FFmpegNotFoundException>(() => Locate(new FFmpegOptions { Path = folder.File(path) }));

        Assert.Contains(folder.File(path.Replace("ffbox", "", StringComparison.Ordinal)), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_without_any_says_where_it_was_looked_for()
    {
        var refusal = Assert.Throws<FFmpegNotFoundException>(
            () => Locate(new FFmpegOptions { CacheFolder = folder.File("none") }, searchPath: folder.Path));

        Assert.Contains(folder.File("none"), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("FFmpeg:Path", refusal.Message, StringComparison.Ordinal);
    }

    private FFmpegTool Locate(FFmpegOptions options, string? searchPath = null) =>
        new FFmpegLocator(options, NullLogger<FFmpegLocator>.Instance, folder.File("app"), searchPath).Locate();

    private string Build(string name, string version, string hash, int daysOld = 0, UnixFileMode mode = ReadOnly | UnixFileMode.UserExecute)
    {
        Directory.CreateDirectory(folder.File(name));
        var (program, record) = (folder.File($"{name}/ffbox"), folder.File($"{name}/build.json"));
        File.WriteAllText(program, $"program {version}");
        File.SetUnixFileMode(program, mode);
        File.WriteAllText(record, $$"""{ "version": "{{version}}", "buildHash": "{{hash}}", "sources": [] }""");
        File.SetLastWriteTimeUtc(record, DateTime.UtcNow.AddDays(-daysOld));
        return program;
    }

    public void Dispose() => folder.Dispose();
}
