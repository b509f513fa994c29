using MediaFunctions.Processing.Running;

namespace MediaFunctions.Tests.Processing.Running;

/// <summary>A process that talks without end neither fills the memory nor blocks.</summary>
public sealed class FloodSpecs : IDisposable
{
    private const string Flood = "/usr/bin/head -c 200000000 /dev/zero | /usr/bin/tr '\\0' 'x'";

    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_flood_on_both_pipes_of_ffmpeg_is_read_and_only_the_end_of_the_log_is_kept()
    {
        var tool = Tools.Script(folder, $"({Flood} >&2) & {Flood}; wait; echo; echo frame=7; echo progress=end; echo last words >&2");
        var frames = 0L;

        var result = await Tools.Runner(tool).RunAsync(
            new FFmpegCommand("ffmpeg", "x", Tools.Ample), new Last(progress => frames = progress.Frames), default);

        Assert.Equal(RunEnd.Completed, result.End);
        Assert.EndsWith("last words\n", result.Log, StringComparison.Ordinal);
        Assert.Equal(16 * 1024, result.Log.Length);
        Assert.Equal(7, frames);
    }

    [Fact]
    public async Task A_probe_that_writes_more_than_anybody_asked_for_is_ended_and_refused()
    {
        var tool = Tools.Script(folder, "while :; do echo 0123456789012345678901234567890123456789; done");

        var result = await Tools.Runner(tool).RunAsync(new FFmpegCommand("ffprobe", "x", Tools.Ample), null, default);

        Assert.Equal(RunEnd.Refused, result.End);
        Assert.Equal(1024 * 1024, result.Output.Length);
        Assert.Contains("ffprobe wrote more than 1048576 bytes", result.Log, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private sealed class Last(Action<RunProgress> take) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => take(value);
    }
}
