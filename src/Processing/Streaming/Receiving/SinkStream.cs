using System.Net.Sockets;

namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>FFmpeg's bytes, read to the last one, whatever becomes of our answers.</summary>
/// <remarks>
/// FFmpeg reads no answer: it sends file after file and goes. An answer that meets its closed socket makes Kestrel's own
/// transport give up the connection, and the files that wait behind it are lost without a word. One that comes before
/// makes the kernel of FFmpeg's side reset the connection at its end, and drop what it has not sent yet. So FFmpeg gets
/// none, and an answer that cannot be written is no fault.
/// </remarks>
/// <param name="waits">Told before and after it waits for bytes that are not there.</param>
/// <param name="isMute">Whether answers go nowhere.</param>
internal sealed class SinkStream(Socket socket, Action<bool> waits, Func<bool> isMute) : NetworkStream(socket, ownsSocket: false)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            // The news that ends a wait may be of bytes that were read before it began.
            while (!HasNews())
                await WaitAsync(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            throw new IOException("The connection has ended.", broken);
        }
    }

    /// <summary>Bytes, or the end.</summary>
    private bool HasNews() => Socket.Available > 0 || Socket.Poll(0, SelectMode.SelectRead);

    private async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        waits(true);
        try
        {
            // Bytes that come stay in the kernel, where they can be counted, until the waiting is over.
            await Socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
        }
        finally
        {
            waits(false);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (isMute())
            return;
        try
        {
            await base.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException)
        {
            // Nobody is there to read the answer.
        }
    }
}
