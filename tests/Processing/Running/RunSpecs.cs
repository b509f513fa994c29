using System.Collections.Concurrent;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Tests.Processing.Running;

public sealed class RunSpecs : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_run_completes_and_tells_its_progress_and_what_it_used()
    {
        var told = new Told();

        var result = await Tools.Runner().RunAsync(
            Ffmpeg($"-filter_complex testsrc2=s=640x360:d=10 -c:v libx264 -threads 1 -f mp4 {folder.File("out.mp4")}"), told, default);

        Assert.True(result.End == RunEnd.Completed, result.Log);
        Assert.Equal(0, result.ExitCode);
        Assert.NotEmpty(told.All);
        var last = told.All.Last();
        Assert.Equal(250, last.Frames);
        Assert.InRange(last.OutputTime.TotalSeconds, 9.8, 10.2);
        Assert.True(last.Speed > 0);
        Assert.True(result.CpuTime > TimeSpan.FromMilliseconds(50));
        Assert.InRange(result.PeakRssBytes, 5L << 20, 1L << 30);
        Assert.True(result.WallTime > TimeSpan.Zero);
        Assert.DoesNotContain("ffbox:", result.Log, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_probe_gives_all_of_its_output()
    {
        await Tools.MakeAsync($"-filter_complex sine=d=1 -c:a flac {folder.File("a.flac")}");

        var result = await Tools.Runner().RunAsync(
            new FFmpegCommand("ffprobe", $"-of json -show_streams {folder.File("a.flac")}", Tools.Ample), null, default);

        Assert.True(result.End == RunEnd.Completed, result.Log);
        Assert.Contains("\"codec_name\": \"flac\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relative_names_lead_into_the_working_directory()
    {
        var command = Ffmpeg("-filter_complex sine=d=1 out.wav") with { WorkingDirectory = folder.Path };

        await Tools.Runner().RunAsync(command, null, default);

        Assert.True(File.Exists(folder.File("out.wav")));
    }

    [Fact]
    public async Task Input_that_is_no_media_is_refused_with_the_reason_in_the_log()
    {
        await File.WriteAllTextAsync(folder.File("text.mp4"), "no media at all");

        var result = await Tools.Runner().RunAsync(Ffmpeg($"-i {folder.File("text.mp4")} -f null -"), null, default);

        Assert.Equal(RunEnd.Refused, result.End);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Invalid data found", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_named()
    {
        var tool = new FFmpegTool(folder.File("nowhere"), true, "1", "2");

        var missing = await Assert.ThrowsAsync<FFmpegNotFoundException>(
            () => Tools.Runner(tool).RunAsync(Ffmpeg("-version"), null, default));

        Assert.Contains(folder.File("nowhere"), missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_program_than_ffmpeg_and_ffprobe_is_not_run()
    {
        await Assert.ThrowsAsync<ArgumentException>(
            () => Tools.Runner().RunAsync(new FFmpegCommand("sh", "-c true", Tools.Ample), null, default));
    }

    private static FFmpegCommand Ffmpeg(string arguments) => new("ffmpeg", arguments, Tools.Ample);

    public void Dispose() => folder.Dispose();

    private sealed class Told : IProgress<RunProgress>
    {
        public ConcurrentQueue<RunProgress> All { get; } = new();

        public void Report(RunProgress value) => All.Enqueue(value);
    }
}
