using System.Globalization;

namespace MediaFunctions.Tests.FFmpeg;

/// <summary>However a worker ends, its FFmpeg is gone.</summary>
public sealed class GroupSpecs
{
    private static readonly string[] Supervised = ["--lifeline", .. Ffbox.EndlessEncode];

    [Fact]
    public async Task When_the_worker_is_killed_its_FFmpeg_is_gone()
    {
        // A real process in between, which holds the other end of the launcher's stdin as a worker does.
        using var worker = Command.Start(
            "bash", ["-c", "coproc \"$@\"; echo $COPROC_PID; wait", "worker", Ffbox.Program, .. Supervised]);
        var launcher = int.Parse((await worker.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        var child = await ProcessTable.BusyChildOfAsync(launcher);

        ProcessTable.Signal(worker.Id, ProcessTable.SigKill);

        await ProcessTable.GoneAsync(child);
        await ProcessTable.GoneAsync(launcher);
    }

    [Fact]
    public async Task When_the_launcher_is_killed_its_child_is_gone()
    {
        using var launcher = Ffbox.Start(Supervised);
        var child = await ProcessTable.BusyChildOfAsync(launcher.Id);

        ProcessTable.Signal(launcher.Id, ProcessTable.SigKill);

        await ProcessTable.GoneAsync(child);
    }

    [Fact]
    public async Task When_the_lifeline_closes_the_child_is_killed_and_the_launcher_reports_it()
    {
        using var launcher = Ffbox.Start(Supervised);
        var child = await ProcessTable.BusyChildOfAsync(launcher.Id);

        launcher.StandardInput.Close();
        var outcome = await Command.FinishAsync(launcher);

        Assert.Null(ProcessTable.Find(child));
        Assert.Equal(137, outcome.ExitCode);
        Assert.Equal((137, ProcessTable.SigKill), (outcome.Report.Exit, outcome.Report.Signal));
        Assert.Contains("ffbox: ended: the lifeline closed\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProcessTable.SigTerm)]
    [InlineData(ProcessTable.SigInt)]
    public async Task A_signal_to_the_launcher_kills_the_child_and_is_reported(int signal)
    {
        using var launcher = Ffbox.Start(Supervised);
        var child = await ProcessTable.BusyChildOfAsync(launcher.Id);

        ProcessTable.Signal(launcher.Id, signal);
        var outcome = await Command.FinishAsync(launcher);

        Assert.Null(ProcessTable.Find(child));
        Assert.Equal(137, outcome.Report.Exit);
        Assert.Contains("ffbox: ended: told to by a signal\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_lifeline_a_closed_stdin_ends_nothing()
    {
        var outcome = await Ffbox.FfmpegAsync("-filter_complex", "testsrc2=size=64x64:d=1", "-f", "null", "-");

        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public async Task What_is_written_to_the_lifeline_is_ignored()
    {
        using var launcher = Ffbox.Start(
            "--lifeline", "ffmpeg", "-filter_complex", "testsrc2=size=640x360:d=2", "-c:v", "libx264", "-f", "null", "-");

        await launcher.StandardInput.WriteAsync(new string('q', 10_000));
        await launcher.StandardInput.FlushAsync();
        var outcome = await Command.FinishAsync(launcher);

        Assert.Equal(0, outcome.Report.Exit);
    }

    [Fact]
    public async Task Launcher_and_child_are_out_of_reach_of_the_workers_terminal()
    {
        using var launcher = Ffbox.Start(Supervised);
        var child = await ProcessTable.BusyChildOfAsync(launcher.Id);
        var (here, above, below) = (
            ProcessTable.Find(Environment.ProcessId)!, ProcessTable.Find(launcher.Id)!, ProcessTable.Find(child)!);
        launcher.StandardInput.Close();
        await Command.FinishAsync(launcher);

        Assert.NotEqual(here.Session, above.Session);
        Assert.Equal(above.Session, below.Session);
        Assert.Equal(child, below.Group);
        Assert.NotEqual(above.Group, below.Group);
    }
}
