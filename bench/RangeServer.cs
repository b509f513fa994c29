using System.Diagnostics;
using System.Text.Json;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Bench;

/// <summary>The plain range server (range-server.mjs) with some files as objects; it ends with its standard input.</summary>
internal sealed class RangeServer : IAsyncDisposable
{
    private const int DelayMilliseconds = 30;
    private const int BytesPerSecond = 50_000_000;

    private readonly HttpClient http = new();
    private readonly Process process;

    private RangeServer(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    /// <summary>Serves the files under these keys of the bucket <c>uploads</c>, at R2's pace.</summary>
    public static async Task<RangeServer> StartAsync(params IEnumerable<(string Key, string Path)> objects)
    {
        var start = new ProcessStartInfo("node",
        [
            Repository.File("bench", "range-server.mjs"), "--delay", $"{DelayMilliseconds}", "--rate", $"{BytesPerSecond}",
            .. objects.Select(o => $"{o.Key}={o.Path}"),
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        return new RangeServer(process, await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The range server did not start."));
    }

    /// <summary>What it has sent of the files since the last question.</summary>
    public async Task<(double Bytes, double Requests)> SentAsync()
    {
        var sent = JsonElement.Parse(await http.GetStringAsync(new Uri($"{Address}/-/stats")));
        return (sent.GetProperty("bytes").GetDouble(), sent.GetProperty("requests").GetDouble());
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
    }
}
