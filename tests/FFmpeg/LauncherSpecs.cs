namespace MediaFunctions.Tests.FFmpeg;

public sealed class LauncherSpecs
{
    [Fact]
    public async Task The_last_line_reports_exit_CPU_time_and_peak_memory()
    {
        var outcome = await Ffbox.FfmpegAsync(
            "-filter_complex", "testsrc2=size=640x360:d=2", "-c:v", "libx264", "-f", "null", "-");

        Assert.Equal((0, 0), (outcome.Report.Exit, outcome.Report.Signal));
        Assert.InRange(outcome.Report.CpuMilliseconds, 1, 60_000);
        Assert.InRange(outcome.Report.PeakKilobytes, 10_000, 500_000);
    }

    [Fact]
    public async Task The_exit_code_is_the_tools()
    {
        var outcome = await Ffbox.ProbeAsync("/nowhere.mp4");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal((1, 0), (outcome.Report.Exit, outcome.Report.Signal));
    }

    [Theory]
    [InlineData("--memory", "lots", "ffmpeg")]
    [InlineData("--memory", "-1", "ffmpeg")]
    [InlineData("--cpu", "0", "ffmpeg")]
    [InlineData("--cpu", "1.5", "ffmpeg")]
    [InlineData("--file-size", "99999999999999999999", "ffmpeg")]
    [InlineData("--open-files")]
    [InlineData("--unknown", "ffmpeg")]
    [InlineData("ffplay")]
    [InlineData("--lifeline")]
    [InlineData]
    public async Task Wrong_arguments_are_refused_with_status_64_and_the_usage(params string[] arguments)
    {
        var outcome = await Ffbox.RunAsync(arguments);

        Assert.Equal(64, outcome.ExitCode);
        Assert.StartsWith("ffbox: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("usage: ffbox [--memory BYTES]", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ffmpeg")]
    [InlineData("ffprobe")]
    public async Task The_name_chooses_the_tool_and_leaves_the_launcher_out(string name)
    {
        var outcome = await Command.RunAsync(Path.Combine(Ffbox.Folder, name), ["-version"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith($"{name} version ", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ffbox: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_reads_nothing_from_the_workers_stdin()
    {
        using var launcher = Ffbox.Start("ffprobe", "-f", "rawvideo", "-video_size", "2x2", "-");

        try
        {
            await launcher.StandardInput.WriteAsync(new string('x', 1000));
            await launcher.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // It reads nothing from there, so it may have ended before we wrote.
        }
        var outcome = await Command.FinishAsync(launcher);

        Assert.Equal(0, outcome.Report.Signal);
        Assert.Contains("Duration: N/A", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_can_read_the_workers_environment_in_the_tools_processes()
    {
        using var launcher = Command.Start(
            Ffbox.Program,
            ["--lifeline", .. Ffbox.EndlessEncode],
            new Dictionary<string, string> { ["SECRET"] = "hush-hush" });
        var child = await ProcessTable.BusyChildOfAsync(launcher.Id);
        var seen = await File.ReadAllTextAsync($"/proc/{launcher.Id}/environ")
            + await File.ReadAllTextAsync($"/proc/{child}/environ");
        launcher.StandardInput.Close();
        await Command.FinishAsync(launcher);

        Assert.Equal("", seen.Trim('\0'));
    }

    [Fact]
    public async Task The_tool_gains_no_privileges_and_holds_only_its_own_files()
    {
        using var launcher = Ffbox.Start(["--lifeline", .. Ffbox.EndlessEncode]);
        var child = await ProcessTable.BusyChildOfAsync(launcher.Id);
        var noNewPrivileges = ProcessTable.Status(child, "NoNewPrivs");
        string[] open = [.. Directory.GetFiles($"/proc/{child}/fd").Select(Path.GetFileName).Order()!];
        launcher.StandardInput.Close();
        await Command.FinishAsync(launcher);

        Assert.Equal("1", noNewPrivileges);
        Assert.Equal(["0", "1", "2"], open);
    }
}
