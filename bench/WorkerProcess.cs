using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace MediaFunctions.Bench;

/// <summary>A running <see cref="Worker"/>; it ends with its standard input.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly StringBuilder errors = new();
    private readonly Process process;

    /// <summary>Starts one; it is ready when <see cref="ReadyAsync"/> says so.</summary>
    public WorkerProcess(Dictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Worker).Assembly.Location, "worker"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Seconds since the process was started.</summary>
    public double Age => Stopwatch.GetElapsedTime(began).TotalSeconds;

    /// <summary>Waits until it could take a message.</summary>
    public Task<WorkerReport> ReadyAsync() => ReadAsync();

    /// <summary>Lets it take the next message of the queue.</summary>
    public async Task<WorkerReport> WorkAsync()
    {
        await process.StandardInput.WriteLineAsync("work");
        await process.StandardInput.FlushAsync();
        return await ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<WorkerReport> ReadAsync()
    {
        if (await process.StandardOutput.ReadLineAsync() is { } line)
            return JsonSerializer.Deserialize<WorkerReport>(line)!;
        await process.WaitForExitAsync();
        throw new InvalidOperationException($"The worker ended with {process.ExitCode}: {errors}");
    }
}
