using MediaFunctions.Processing.Running;

namespace MediaFunctions.Tests.Processing.Running;

/// <summary>Each limit of design.md section 4 is kept, and each is told from the others, with our FFmpeg and a foreign one.</summary>
public sealed class LimitSpecs : IDisposable
{
    private const string Endless = "-filter_complex testsrc2=s=1280x720 -c:v libx264 -preset ultrafast -threads 1 -f null -";

    private readonly TempFolder folder = new();

    [Fact]
    public async Task The_wall_time()
    {
        var word = $"title={Guid.NewGuid():n}";
        var command = Command($"-filter_complex sine -metadata {word} -f null -") with
        {
            Limits = Tools.Ample with { WallTime = TimeSpan.FromMilliseconds(500) },
        };

        var result = await Tools.Runner().RunAsync(command, null, default);

        Assert.Equal(RunEnd.WallTimeExceeded, result.End);
        Assert.True(result.PeakRssBytes > 0);
        Assert.Empty(Tools.ProcessesWith(word));
    }

    [Fact]
    public async Task The_CPU_time()
    {
        var result = await RunAsync(Endless, Tools.Ample with { CpuTime = TimeSpan.FromSeconds(1) });

        Assert.Equal(RunEnd.CpuTimeExceeded, result.End);
        Assert.InRange(result.CpuTime.TotalSeconds, 0.9, 3);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(120)]
    [InlineData(200)]
    public async Task The_memory(int mebibytes)
    {
        var result = await RunAsync(
            "-filter_complex testsrc2=s=3840x2160:d=4 -c:v libx264 -f null -", Tools.Ample with { MemoryBytes = (long)mebibytes << 20 });

        Assert.True(result.End == RunEnd.MemoryExceeded, $"{result.End} {result.ExitCode}: {result.Log}");
    }

    [Fact]
    public async Task The_size_of_a_file()
    {
        var file = folder.File("out.wav");

        var result = await RunAsync($"-filter_complex sine=d=600 {file}", Tools.Ample with { FileBytes = 1 << 20 });

        Assert.True(result.End == RunEnd.SpaceExceeded, result.Log);
        Assert.Equal(1 << 20, new FileInfo(file).Length);
    }

    [Fact]
    public async Task A_full_disk()
    {
        var result = await RunAsync("-y -filter_complex sine=d=60 -f wav /dev/full", Tools.Ample);

        Assert.True(result.End == RunEnd.SpaceExceeded, $"{result.End} {result.ExitCode}: {result.Log}");
    }

    [Theory]
    [InlineData("kill -SEGV $$", RunEnd.Crashed)]
    [InlineData("kill -KILL $$", RunEnd.Crashed)]
    [InlineData("kill -XCPU $$", RunEnd.CpuTimeExceeded)]
    [InlineData("echo '[info] Exiting normally, received signal 24.' >&2; exit 255", RunEnd.CpuTimeExceeded)]
    [InlineData("kill -XFSZ $$", RunEnd.SpaceExceeded)]
    [InlineData("exit 244", RunEnd.MemoryExceeded)]
    [InlineData("echo '[libx264 @ 0x1] [error] malloc of size 9999 failed' >&2; exit 1", RunEnd.MemoryExceeded)]
    [InlineData("echo '[out#0/mp4 @ 0x1] [error] Error writing trailer: No space left on device' >&2; exit 1", RunEnd.SpaceExceeded)]
    [InlineData("echo '[info]     title : Cannot allocate memory' >&2; exit 183", RunEnd.Refused)]
    [InlineData("echo 'ffbox: limit: memory (1 bytes refused)' >&2; exit 1", RunEnd.Refused)]
    [InlineData("exit 1", RunEnd.Refused)]
    [InlineData("exit 0", RunEnd.Completed)]
    public async Task The_end_of_a_foreign_FFmpeg_is_told_by_its_signal_code_and_error_lines(string script, RunEnd end)
    {
        var result = await Tools.Runner(Tools.Script(folder, script)).RunAsync(Command("-i x"), null, default);

        Assert.Equal(end, result.End);
    }

    [Fact]
    public async Task A_foreign_FFmpeg_is_limited_by_prlimit()
    {
        var tool = Tools.Script(folder, "ulimit -t; ulimit -v; ulimit -f");
        var limits = new RunLimits(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(6.5), 512 << 20, 4096);

        var result = await Tools.Runner(tool).RunAsync(new FFmpegCommand("ffprobe", "x", limits), null, default);

        Assert.NotNull(tool.PrlimitPath);
        Assert.Equal("7\n524288\n8\n", result.Output);
    }

    [Fact]
    public async Task A_foreign_FFmpeg_at_its_CPU_time_is_told_from_a_crash()
    {
        // The bundled one under its plain name has no launcher, as any foreign one.
        var plain = Path.Combine(Path.GetDirectoryName(Tools.Bundled.Path)!, "ffmpeg");
        var tool = Tools.Locate(new FFmpegOptions { Path = plain });

        var result = await Tools.Runner(tool).RunAsync(
            Command(Endless) with { Limits = Tools.Ample with { CpuTime = TimeSpan.FromSeconds(1) } }, null, default);

        Assert.False(tool.IsBundled);
        Assert.True(result.End == RunEnd.CpuTimeExceeded, $"{result.End} {result.ExitCode}: {result.Log}");
        Assert.True(result.CpuTime > TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task A_foreign_FFmpeg_tells_what_it_used_by_its_benchmark_lines()
    {
        var tool = Tools.Script(folder,
            "echo '[info] bench: utime=1.250s stime=0.500s rtime=2.000s' >&2; echo '[info] bench: maxrss=2048KiB' >&2");

        var result = await Tools.Runner(tool).RunAsync(Command("-i x"), null, default);

        Assert.Equal(TimeSpan.FromSeconds(1.75), result.CpuTime);
        Assert.Equal(2 << 20, result.PeakRssBytes);
    }

    private static FFmpegCommand Command(string arguments) => new("ffmpeg", arguments, Tools.Ample);

    private static Task<FFmpegResult> RunAsync(string arguments, RunLimits limits) =>
        Tools.Runner().RunAsync(Command(arguments) with { Limits = limits }, null, default);

    public void Dispose() => folder.Dispose();
}
