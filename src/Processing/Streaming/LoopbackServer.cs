using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MediaFunctions.Processing.Streaming;

/// <summary>The process's one HTTP server that its FFmpegs read from: loopback, any free port, started by its first use.</summary>
/// <remarks>Kestrel alone, without a host: a second host in the process would answer its signals too.</remarks>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> endpoints = new();
    private readonly Lazy<Task<Uri>> started;
    private readonly KestrelServer server;

    /// <param name="sendBufferBytes">What the kernel may hold of a connection that FFmpeg does not read.</param>
    public LoopbackServer(int sendBufferBytes, ILoggerFactory loggers)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        // An FFmpeg that works for minutes between two reads is a healthy client.
        options.Limits.MinResponseDataRate = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Listen(IPAddress.Loopback, 0);
        server = new KestrelServer(
            Options.Create(options), new SocketTransportFactory(Options.Create(Transport(sendBufferBytes)), loggers), loggers);
        started = new(StartAsync);
    }

    /// <summary>Answers requests of one path that nobody guesses, until the endpoint is disposed.</summary>
    public async Task<(Uri Url, IAsyncDisposable Endpoint)> AddAsync(string name, RequestDelegate answer)
    {
        var address = await started.Value;
        var path = $"/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}/{name}";
        var endpoint = new Endpoint(endpoints, path, answer);
        return (new Uri(address, path), endpoint);
    }

    private async Task<Uri> StartAsync()
    {
        await server.StartAsync(new LoopbackApplication(AnswerAsync), CancellationToken.None);
        return new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path.Value is { } path && endpoints.TryGetValue(path, out var answer))
            return answer(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static SocketTransportOptions Transport(int sendBufferBytes) => new()
    {
        CreateBoundListenSocket = endpoint =>
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            // Accepted sockets inherit it. What waits in buffers when FFmpeg seeks has been fetched for nothing.
            socket.SendBufferSize = sendBufferBytes;
            return socket;
        },
    };

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
            await server.StopAsync(new CancellationToken(canceled: true));
        server.Dispose();
    }

    /// <summary>A path while it is answered; its end waits for the requests under way.</summary>
    private sealed class Endpoint : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, RequestDelegate> endpoints;
        private readonly string path;
        private readonly ActiveWork requests = new();

        public Endpoint(ConcurrentDictionary<string, RequestDelegate> endpoints, string path, RequestDelegate answer)
        {
            (this.endpoints, this.path) = (endpoints, path);
            endpoints[path] = context =>
            {
                var request = answer(context);
                requests.Add(request);
                return request;
            };
        }

        public async ValueTask DisposeAsync()
        {
            endpoints.TryRemove(path, out _);
            await requests.EndAsync();
        }
    }
}
