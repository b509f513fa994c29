using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>One connection of FFmpeg, which knows whether there is anything on it that nobody has looked at yet.</summary>
internal sealed class SinkConnection : DefaultConnectionContext
{
    private const int ReadBytes = 64 * 1024;

    private readonly Lock gate = new();
    private readonly Socket socket;
    private readonly Action<SinkConnection> left;
    private TaskCompletionSource changed = New();
    private bool isWaiting;
    private bool isBusy;
    private bool hasEnded;
    private long requests;

    /// <param name="left">Told when it has ended.</param>
    public SinkConnection(long number, Socket socket, Action<SinkConnection> left)
        : base($"sink-{number}")
    {
        (Number, this.socket, this.left) = (number, socket, left);
        (LocalEndPoint, RemoteEndPoint) = (socket.LocalEndPoint, socket.RemoteEndPoint);
        var stream = new SinkStream(socket, waits => Change(() => isWaiting = waits), () => IsMute);
        Transport = new Pipes(
            PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: ReadBytes, minimumReadSize: ReadBytes / 4)),
            PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true)));
        Features.Set(this);
    }

    /// <summary>Its place in the order of acceptance, which is that of FFmpeg's connecting.</summary>
    public long Number { get; }

    /// <summary>Whether answers go nowhere: for who does not read them.</summary>
    public bool IsMute { get; set; }

    /// <summary>The place of the request that is being answered; asked for once a request.</summary>
    public SinkOrder NextOrder() => new(Number, requests++);

    /// <summary>A request is being answered, or no longer. What it does is known by then.</summary>
    public void SetBusy(bool busy) => Change(() => isBusy = busy);

    /// <summary>Waits until all that has come before now is being answered.</summary>
    public Task BegunAsync(CancellationToken cancellationToken) => UntilAsync(() => isBusy || IsIdle, cancellationToken);

    /// <summary>Waits until all that has come before now is answered.</summary>
    public Task AnsweredAsync(CancellationToken cancellationToken) => UntilAsync(() => !isBusy && IsIdle, cancellationToken);

    // What Kestrel reads next has not come: nothing is in its buffers, and nothing in the kernel's.
    private bool IsIdle => isWaiting && socket.Available == 0;

    private async Task UntilAsync(Func<bool> holds, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (hasEnded || holds())
                    return;
                next = changed.Task;
            }
            await next.WaitAsync(cancellationToken);
        }
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            changed.SetResult();
            changed = New();
        }
    }

    private void Close()
    {
        Change(() => hasEnded = true);
        socket.Dispose();
        left(this);
    }

    public override void Abort(ConnectionAbortedException abortReason) => Close();

    /// <summary>
    /// Waits for its other end to close first: FFmpeg takes an end that it sees before its own for a failed write.
    /// </summary>
    private async Task LingerAsync()
    {
        Change(() => isWaiting = true);
        var rest = new byte[1024];
        try
        {
            while (await socket.ReceiveAsync(rest) > 0)
            {
                // A body that was refused.
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // It has closed, or we have.
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (IsMute)
            await LingerAsync();
        await Transport.Input.CompleteAsync();
        await Transport.Output.CompleteAsync();
        Close();
        await base.DisposeAsync();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
