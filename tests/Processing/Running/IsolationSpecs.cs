using System.Diagnostics;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Tests.Processing.Running;

/// <summary>What a process can reach of the worker, and what is left of it after its end.</summary>
public sealed class IsolationSpecs : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string word = $"title={Guid.NewGuid():n}";

    [Fact]
    public async Task A_cancelled_run_leaves_no_process()
    {
        using var cancel = new CancellationTokenSource();
        var run = Tools.Runner().RunAsync(Endless(), null, cancel.Token);
        await Eventually.HoldsAsync(() => Tools.ProcessesWith(word).Count >= 2);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Empty(Tools.ProcessesWith(word));
    }

    [Fact]
    public async Task A_cancelled_run_of_a_foreign_FFmpeg_leaves_none_of_its_children()
    {
        // The first child's parent ends at once: only the group still knows of it.
        var tool = Tools.Script(folder, $"(sh -c 'sleep 1000; : {word}' &) ; sh -c 'sleep 1000; : {word}'");
        using var cancel = new CancellationTokenSource();
        var run = Tools.Runner(tool).RunAsync(new FFmpegCommand("ffmpeg", "x", Tools.Ample), null, cancel.Token);
        await Eventually.HoldsAsync(() => Tools.ProcessesWith(word).Count >= 2);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Eventually.HoldsAsync(() => Tools.ProcessesWith(word).Count == 0);
    }

    [Fact]
    public async Task A_child_that_outlives_a_foreign_FFmpeg_does_not_hold_up_its_result()
    {
        var tool = Tools.Script(folder, $"sh -c 'sleep 1000; : {word}' & exit 0");

        var result = await Tools.Runner(tool).RunAsync(new FFmpegCommand("ffmpeg", "x", Tools.Ample), null, default);

        Assert.Equal(RunEnd.Completed, result.End);
        await Eventually.HoldsAsync(() => Tools.ProcessesWith(word).Count == 0);
    }

    [Fact]
    public async Task A_worker_that_is_killed_leaves_no_FFmpeg()
    {
        using var worker = SecondProcess.Start("run-endless-ffmpeg", word);
        await Eventually.HoldsAsync(() => Tools.ProcessesWith(word).Count(id => id != worker.Id) >= 2);

        worker.Kill();
        await worker.WaitForExitAsync();

        await Eventually.HoldsAsync(() => Tools.ProcessesWith(word).Count == 0);
    }

    [Fact]
    public async Task The_environment_of_a_process_is_empty()
    {
        var tool = Tools.Script(folder, "/usr/bin/tr '\\0' '\\n' < /proc/self/environ");

        var result = await Tools.Runner(tool).RunAsync(new FFmpegCommand("ffprobe", "x", Tools.Ample), null, default);

        // A shell adds these by itself; nothing of the worker's is among them.
        var names = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')[0]);
        Assert.Equal(RunEnd.Completed, result.End);
        Assert.Empty(names.Except(["PWD", "OLDPWD", "SHLVL", "_"]));
    }

    [Fact]
    public async Task A_protected_worker_closes_its_environment_to_a_child_of_the_same_user_and_another_one_does_not()
    {
        Assert.Equal("dumpable, child reads the environment", await AskAsync("open"));
        Assert.Equal("protected, child is refused", await AskAsync("protected"));
    }

    /// <summary>As a user without privileges: root may read everything.</summary>
    private static async Task<string> AskAsync(string mode)
    {
        using var worker = SecondProcess.StartUnprivileged("let-child-read-environment", mode);
        var answer = await worker.StandardOutput.ReadLineAsync();
        await worker.WaitForExitAsync();
        return answer ?? await worker.StandardError.ReadToEndAsync();
    }

    private FFmpegCommand Endless() => new("ffmpeg", $"-filter_complex sine -metadata {word} -f null -", Tools.Ample);

    public void Dispose() => folder.Dispose();
}
