using System.Net.Http.Headers;
using MediaFunctions.Processing.Streaming;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Processing.Streaming;

/// <summary>A source on a server of its own, and a client as FFmpeg is one.</summary>
internal sealed class Served : IAsyncDisposable
{
    public static readonly StreamingOptions Options = new() { RetryDelay = TimeSpan.FromMilliseconds(1) };

    private readonly SourceServer server;

    private Served(SourceServer server, ServedSource source) => (this.server, Source) = (server, source);

    public ServedSource Source { get; }

    public HttpClient Client { get; } = new();

    public static async Task<Served> StartAsync(ISourceObject source, StreamingOptions? options = null)
    {
        var server = new SourceServer(options ?? Options, TimeProvider.System, NullLoggerFactory.Instance);
        return new Served(server, await server.ServeAsync(source, CancellationToken.None));
    }

    public Task<HttpResponseMessage> GetAsync(long? from, long? to, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, Source.Url);
        if (from is not null || to is not null)
            request.Headers.Range = new RangeHeaderValue(from, to);
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async Task<byte[]> ReadAsync(long? from, long? to)
    {
        using var response = await GetAsync(from, to);
        return await response.Content.ReadAsByteArrayAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Source.DisposeAsync();
        await server.DisposeAsync();
    }
}
