using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MediaFunctions.Tests.Parts;

/// <summary>
/// The real parts around the pipeline (Azurite, miniflare, the Forwarder) as one child process that ends with its
/// standard input: nothing outlives the tests, even killed ones.
/// </summary>
public sealed class LocalParts : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder errors;
    private readonly SemaphoreSlim oneCommand = new(1, 1);

    private LocalParts(Process process, StringBuilder errors, PartsAddresses addresses) =>
        (this.process, this.errors, Addresses) = (process, errors, addresses);

    public PartsAddresses Addresses { get; }

    /// <summary>Starts them; they post events to <paramref name="eventsUrl"/>, which need not be there yet.</summary>
    public static async Task<LocalParts> StartAsync(Uri eventsUrl)
    {
        if (!Directory.Exists(Repository.File("local", "node_modules")))
            throw new InvalidOperationException("The local parts are not installed: run `npm ci` in local/, or ./test, which does it.");
        var start = new ProcessStartInfo("node", [Repository.File("local", "parts.mjs"), "--events-url", eventsUrl.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
                errors.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
        try
        {
            var line = await ReadLineAsync(process, errors, "start");
            return new LocalParts(process, errors, PartsAddresses.Read(line));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>A port of loopback that is free now: the parts must know the app's address before it listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>R2 drops its notifications, or no longer.</summary>
    public Task NotifyAsync(bool on) => CommandAsync(on ? "notify on" : "notify off");

    /// <summary>R2 refuses connections, or no longer.</summary>
    public Task S3Async(bool on) => CommandAsync(on ? "s3 on" : "s3 off");

    /// <summary>R2 takes requests and answers none, or all of them.</summary>
    public Task S3StallAsync(bool stalled) => CommandAsync(stalled ? "s3 stall" : "s3 flow");

    /// <summary>Azure Storage hangs (SIGSTOP: killing it would lose what it acknowledged), or goes on.</summary>
    public Task StorageAsync(bool runs) => CommandAsync(runs ? "storage cont" : "storage stop");

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The local parts did not end within {Patience}: {errors}");
        }
        finally
        {
            process.Dispose();
            oneCommand.Dispose();
        }
    }

    private async Task CommandAsync(string command)
    {
        await oneCommand.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(command);
            await process.StandardInput.FlushAsync();
            var answer = await ReadLineAsync(process, errors, command);
            if (!answer.Contains("\"ok\"", StringComparison.Ordinal))
                throw new InvalidOperationException($"The local parts answered '{command}' with {answer}");
        }
        finally
        {
            oneCommand.Release();
        }
    }

    private static async Task<string> ReadLineAsync(Process process, StringBuilder errors, string occasion)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            if (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
                return line;
        }
        catch (OperationCanceledException)
        {
        }
        lock (errors)
            throw new InvalidOperationException($"The local parts did not answer to '{occasion}': {errors}");
    }
}
