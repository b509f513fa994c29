using System.Diagnostics;
using System.Text.Json;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>A client of server-sent events that is not ours (npm eventsource), in a process of its own (listen.mjs).</summary>
public sealed class EventListener : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;

    private EventListener(Process process) => this.process = process;

    /// <param name="mode">What listen.mjs knows: <c>cut</c>, <c>stay</c>, or nothing.</param>
    public static EventListener Start(DevAddresses addresses, string route, string mode = "")
    {
        var folder = Repository.File("tests", "Pipeline");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "eventsource")))
            throw new InvalidOperationException("The client is not installed: run `npm ci` in tests/Pipeline, or ./test, which does it.");
        return new EventListener(Process.Start(new ProcessStartInfo("node", ["listen.mjs", $"{addresses.Api}/{route}", addresses.Key, mode])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!);
    }

    /// <summary>The next line; null when it has ended.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await process.StandardOutput.ReadLineAsync(patience.Token) is { } line ? JsonElement.Parse(line) : null;
    }

    /// <summary>All lines until it ends by itself.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync()
    {
        var all = new List<JsonElement>();
        while (await NextAsync() is { } line)
            all.Add(line);
        return all;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
