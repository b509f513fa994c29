using System.Diagnostics;
using System.Text;
using System.Text.Json;
using MediaFunctions.Client;

namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>The local pipeline, up: <c>dev --json</c> as a process of its own.</summary>
public sealed class DevProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    /// <summary>design: Command line. SIGINT or SIGTERM ends everything within 10 s.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly DirectoryInfo temp = Directory.CreateTempSubdirectory("pipeline-tests-");
    private readonly HttpClient clientHttp = MediaFunctionsHttp.Create();

    private DevProcess(IReadOnlyDictionary<string, string?> settings, bool verbose)
    {
        process = BuiltProgram.Start(temp.FullName, settings, verbose ? ["dev", "--json", "--verbose"] : ["dev", "--json"]);
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
                errors.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>Its temp folder.</summary>
    public string TempFolder => temp.FullName;

    /// <summary>The line that it printed.</summary>
    public string Line { get; private set; } = "";

    public DevAddresses Addresses => JsonSerializer.Deserialize<DevAddresses>(Line, JsonSerializerOptions.Web)!;

    /// <summary>What it has logged so far.</summary>
    public string Errors
    {
        get
        {
            lock (errors)
                return errors.ToString();
        }
    }

    public HttpClient Http { get; } = new() { Timeout = Timeout.InfiniteTimeSpan };

    public MediaFunctionsClient Client => new(clientHttp, new Uri(Addresses.Api), Addresses.Key)
    {
        Pace = new PollingPace { First = TimeSpan.FromMilliseconds(50), Longest = TimeSpan.FromMilliseconds(250) },
    };

    /// <param name="settings">More environment; null: none.</param>
    /// <param name="verbose">It logs all there is to log.</param>
    public static async Task<DevProcess> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, bool verbose = false)
    {
        var dev = new DevProcess(settings ?? new Dictionary<string, string?>(), verbose);
        try
        {
            using var patience = new CancellationTokenSource(StartPatience);
            dev.Line = await dev.process.StandardOutput.ReadLineAsync(patience.Token)
                ?? throw new InvalidOperationException($"dev --json printed nothing: {dev.Errors}");
            return dev;
        }
        catch
        {
            await dev.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends the signal and waits for the end; returns the exit status.</summary>
    /// <exception cref="TimeoutException">It did not end in time, or left processes.</exception>
    public async Task<int> EndAsync(int signal)
    {
        var family = ProcessTree.DescendantsOf(Id);
        ProcessTree.Signal(Id, signal);
        try
        {
            await process.WaitForExitAsync().WaitAsync(StopPatience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"dev did not end within {StopPatience}: {Errors}");
        }
        await ProcessTree.GoneAsync(family, StopPatience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
        Http.Dispose();
        clientHttp.Dispose();
        temp.Delete(recursive: true);
    }
}
