namespace MediaFunctions.Tests.FFmpeg;

/// <summary>Each limit is kept by the kernel, and the end of the run says which one it was.</summary>
public sealed class LimitSpecs : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_run_that_needs_more_memory_fails_and_says_so()
    {
        var outcome = await Ffbox.RunAsync(
            "--memory", "200000000", "ffmpeg", "-nostats", "-filter_complex", "color=size=7680x4320[v]", "-map", "[v]",
            "-frames:v", "60", "-c:v", "libx264", folder["out.mp4"]);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(outcome.ExitCode, outcome.Report.Exit);
        Assert.Matches(@"\nffbox: limit: memory \(\d+ bytes refused\)\nffbox: exit=", outcome.Error);
        Assert.InRange(outcome.Report.PeakKilobytes, 1, 200_000);
    }

    [Fact]
    public async Task A_run_that_uses_up_its_CPU_time_is_killed_and_its_output_does_not_look_finished()
    {
        var output = folder["out.mp4"];

        var outcome = await Ffbox.RunAsync(
            "--cpu", "1", "ffmpeg", "-nostats", "-filter_complex", "testsrc2=size=640x360[v]", "-map", "[v]",
            "-c:v", "libx264", output);

        Assert.Equal(128 + ProcessTable.SigKill, outcome.ExitCode);
        Assert.Equal(ProcessTable.SigKill, outcome.Report.Signal);
        Assert.InRange(outcome.Report.CpuMilliseconds, 900, 3000);
        Assert.Contains("\nffbox: limit: cpu\nffbox: exit=137 ", outcome.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, (await Ffbox.ProbeAsync(output)).ExitCode);
    }

    [Fact]
    public async Task A_file_that_grows_too_large_ends_the_run()
    {
        const int sigXfsz = 25;

        var outcome = await Ffbox.RunAsync(
            "--file-size", "100000", "ffmpeg", "-nostats", "-filter_complex", "testsrc2=size=640x360[v]", "-map", "[v]",
            "-c:v", "rawvideo", folder["out.avi.nut.yuv"]);

        Assert.Equal(128 + sigXfsz, outcome.ExitCode);
        Assert.Equal(sigXfsz, outcome.Report.Signal);
        Assert.Contains("\nffbox: limit: file-size\nffbox: exit=153 ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(100_000, new FileInfo(folder["out.avi.nut.yuv"]).Length);
    }

    [Fact]
    public async Task A_run_cannot_open_more_files_than_it_may()
    {
        var outputs = Enumerable.Range(0, 8).SelectMany(index => new[] { "-map", "0:v", folder[$"{index}.png"] });
        var picture = folder["in.png"];
        await Ffbox.MakePictureAsync(picture);

        var outcome = await Ffbox.RunAsync(["--open-files", "3", "ffmpeg", "-i", picture, .. outputs]);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("Too many open files", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_child_has_every_limit_soft_and_hard_alike()
    {
        using var launcher = Ffbox.Start(
        [
            "--memory", "2000000000", "--cpu", "50", "--file-size", "3000000", "--open-files", "40", .. Ffbox.EndlessEncode,
        ]);

        var child = await ProcessTable.BusyChildOfAsync(launcher.Id);
        var limits = await File.ReadAllTextAsync($"/proc/{child}/limits");
        launcher.Kill();
        await ProcessTable.GoneAsync(child);

        Assert.Matches(@"Max address space +2000000000 +2000000000 ", limits);
        Assert.Matches(@"Max cpu time +50 +50 ", limits);
        Assert.Matches(@"Max file size +3000000 +3000000 ", limits);
        Assert.Matches(@"Max open files +40 +40 ", limits);
        Assert.Matches(@"Max core file size +0 +0 ", limits);
    }

    public void Dispose() => folder.Dispose();
}
