using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>One sink's HTTP server, on a port of its own: whatever comes there comes from one run.</summary>
internal sealed class SinkKestrel(RequestDelegate answer, ILoggerFactory loggers) : IAsyncDisposable
{
    /// <summary>
    /// Longer than any run. An infinite time Kestrel 10 adds to its clock, which overflows: the connection is cut at the next
    /// tick of a second that finds it between two files.
    /// </summary>
    private static readonly TimeSpan Forever = TimeSpan.FromDays(7);

    private KestrelServer? server;

    public SinkTransport Transport { get; } = new();

    /// <summary>What all paths begin with, a slash at its end.</summary>
    public string Prefix { get; } = $"/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}/";

    /// <returns>The address of the prefix.</returns>
    public async Task<Uri> StartAsync()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        // An FFmpeg that works for minutes between two writes is a healthy client, and its files have their own limit.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MaxRequestBodySize = null;
        options.Limits.KeepAliveTimeout = Forever;
        options.Limits.RequestHeadersTimeout = Forever;
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        server = new KestrelServer(Options.Create(options), Transport, loggers);
        await server.StartAsync(new LoopbackApplication(answer), CancellationToken.None);
        return new Uri(new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single()), Prefix);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null)
            return;
        await server.StopAsync(new CancellationToken(canceled: true));
        server.Dispose();
    }
}
