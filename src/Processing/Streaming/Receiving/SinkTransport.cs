using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>
/// Kestrel's way to the connections of one run. It can say when everything that FFmpeg has sent is known, though FFmpeg
/// waits for no answer and may be gone before its last connection is accepted.
/// </summary>
internal sealed class SinkTransport : IConnectionListenerFactory, IConnectionListener
{
    private const int Backlog = 512;

    private readonly ConcurrentDictionary<long, SinkConnection> connections = new();
    private readonly ConcurrentDictionary<EndPoint, TaskCompletionSource> marks = new();
    private readonly Socket listening = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private long accepted;

    public EndPoint EndPoint => listening.LocalEndPoint!;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        listening.Bind(endpoint);
        listening.Listen(Backlog);
        return new(this);
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listening.AcceptAsync(cancellationToken);
            }
            catch (Exception unbound) when (unbound is ObjectDisposedException or OperationCanceledException
                or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return null;
            }
            if (!marks.TryRemove(socket.RemoteEndPoint!, out var mark))
                return Add(socket);
            socket.Dispose();
            mark.SetResult();
        }
    }

    /// <summary>Waits until a file is known for every request that was sent before now.</summary>
    public async Task BegunAsync(CancellationToken cancellationToken)
    {
        foreach (var connection in await AcceptedAsync(cancellationToken))
            await connection.BegunAsync(cancellationToken);
    }

    /// <summary>Waits until every request that was sent before now is answered.</summary>
    public async Task AnsweredAsync(CancellationToken cancellationToken)
    {
        foreach (var connection in await AcceptedAsync(cancellationToken))
            await connection.AnsweredAsync(cancellationToken);
    }

    /// <summary>All connections that were made before now. The kernel hands them out in order, so one more marks the end.</summary>
    private async Task<ICollection<SinkConnection>> AcceptedAsync(CancellationToken cancellationToken)
    {
        using var last = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        last.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var mark = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        marks[last.LocalEndPoint!] = mark;
        await last.ConnectAsync(EndPoint, cancellationToken);
        await mark.Task.WaitAsync(cancellationToken);
        return connections.Values;
    }

    private SinkConnection Add(Socket socket)
    {
        var connection = new SinkConnection(accepted++, socket, left => connections.TryRemove(left.Number, out _));
        connections[connection.Number] = connection;
        return connection;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => DisposeAsync();

    public ValueTask DisposeAsync()
    {
        listening.Dispose();
        return default;
    }
}
