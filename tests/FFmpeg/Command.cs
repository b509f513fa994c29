using System.Diagnostics;

namespace MediaFunctions.Tests.FFmpeg;

/// <summary>Starts a program with an environment of its own and, if asked, waits for its end.</summary>
internal static class Command
{
    /// <summary>No test waits longer than this, whatever goes wrong.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Runs to the end; the process is killed and the test fails when that takes longer than the deadline.</summary>
    public static async Task<Outcome> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(program, arguments, environment);
        process.StandardInput.Close();
        return await FinishAsync(process);
    }

    /// <summary>Reads both streams of a running process and waits for its end.</summary>
    public static async Task<Outcome> FinishAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new Outcome(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} did not end within {Deadline}");
        }
    }

    /// <summary>Starts with all three streams redirected; stdin stays open until the caller closes it.</summary>
    public static Process Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
        }
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
    }
}
