using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace MediaFunctions.Standalone.Local;

/// <summary>
/// The process of Azurite and miniflare. Its standard input is our lifeline to it: when that closes, because we close
/// it or because this process is gone, however it went, the parts end.
/// </summary>
internal sealed class LocalParts : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);

    private readonly Process process;

    private LocalParts(Process process) => this.process = process;

    /// <summary>Ends when the parts' process has ended.</summary>
    public Task Ended => process.WaitForExitAsync();

    /// <summary>Starts the parts; they are up when <see cref="ReadyAsync"/> returns.</summary>
    /// <param name="eventsUrl">Where the Forwarder posts R2's events.</param>
    /// <param name="verbose">Let the parts tell what they do, on stderr.</param>
    /// <exception cref="LocalStartException">There is no node, or no clone.</exception>
    public static LocalParts Start(string eventsUrl, bool verbose)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[Repository.PartsScript(), "--events-url", eventsUrl])
            start.ArgumentList.Add(argument);
        if (verbose)
            start.ArgumentList.Add("--verbose");
        try
        {
            return new LocalParts(Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            throw new LocalStartException("node cannot be started: install Node.js 20 or later.", e);
        }
    }

    /// <summary>Waits until all parts are up.</summary>
    /// <exception cref="LocalStartException">They ended instead, or took too long.</exception>
    public async Task<PartsLine> ReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask()
                .WaitAsync(StartPatience, cancellationToken);
            return line is not null && JsonSerializer.Deserialize(line, LocalJson.Default.PartsLine) is { } parts
                ? parts
                : throw new LocalStartException("The local parts ended while they started; their message is above.");
        }
        catch (TimeoutException e)
        {
            throw new LocalStartException($"The local parts were not up within {StartPatience.TotalSeconds} s.", e);
        }
        catch (JsonException e)
        {
            throw new LocalStartException("The local parts did not say where they are.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            process.StandardInput.Close();
            await Ended.WaitAsync(StopPatience);
        }
        catch (IOException)
        {
            // It is gone already.
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await Ended;
        }
        process.Dispose();
    }
}
