using MediaFunctions.Processing.Streaming;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Processing.Streaming;

/// <summary>A sink over a store in memory, and a client that waits for its answers (FFmpeg does not).</summary>
internal sealed class Sunk : IAsyncDisposable
{
    public const int MiB = 1024 * 1024;

    public static readonly StreamingOptions Options = new() { Retries = 3, RetryDelay = TimeSpan.FromMilliseconds(1) };

    private readonly CancellationTokenSource givenUp = new();

    private Sunk(MemoryStore store) => Store = store;

    public MemoryStore Store { get; }

    public OpenSink Sink { get; private set; } = null!;

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(1) };

    public static async Task<Sunk> OpenAsync(MemoryStore? store = null, StreamingOptions? options = null, SinkRules? rules = null)
    {
        var server = new SinkServer(options ?? Options, TimeProvider.System, NullLoggerFactory.Instance);
        var sunk = new Sunk(store ?? new MemoryStore());
        sunk.Sink = await server.OpenAsync(sunk.Store, rules ?? new SinkRules(100 * MiB), sunk.givenUp.Token);
        return sunk;
    }

    public static byte[] RandomBytes(int size, int seed = 4711)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Sends a file; returns the status.</summary>
    public Task<int> PutAsync(string name, byte[] bytes, HttpMethod? method = null, bool chunked = true) =>
        PutAsync(name, new ByteArrayContent(bytes), method, chunked);

    /// <summary>The same where the sink may end the connection before it has the whole file.</summary>
    public async Task TryPutAsync(string name, byte[] bytes)
    {
        try
        {
            await PutAsync(name, bytes);
        }
        catch (HttpRequestException)
        {
            // It has.
        }
    }

    public async Task<int> PutAsync(string name, HttpContent content, HttpMethod? method = null, bool chunked = true)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Put, new Uri(Sink.Url, name)) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await Client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>A file whose bytes come when the test gives them.</summary>
    public SlowFile Begin(string name)
    {
        var content = new SlowFile.Body();
        return new SlowFile(content, PutAsync(name, content));
    }

    public Task CompleteAsync() => Sink.CompleteAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));

    public Task GiveUpAsync() => givenUp.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Sink.DisposeAsync();
        givenUp.Dispose();
        Assert.Equal((0, 0, 0), (Store.UnderWay, Store.OpenUploads, Sink.BufferedBytes));
    }
}
