using System.Buffers;
using System.Net;

namespace MediaFunctions.Client.Uploads;

/// <summary>A slice of an upload as a request's body; never more than one block of it is in memory.</summary>
internal sealed class SliceContent(IUploadBytes bytes, long offset, long length, UploadMeter meter) : HttpContent
{
    private const int Block = 128 * 1024;

    private long sent;

    /// <summary>Takes back what was counted: the slice is sent again.</summary>
    public void Discount() => meter.Add(-Interlocked.Exchange(ref sent, 0));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Discount(); // the handler itself sends again where a kept connection turns out to be dead
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(Block, Math.Max(1, length)));
        try
        {
            for (long done = 0; done < length;)
            {
                var wanted = (int)Math.Min(buffer.Length, length - done);
                var read = await bytes.ReadAsync(buffer.AsMemory(0, wanted), offset + done, cancellationToken);
                if (read == 0)
                    throw new InvalidDataException("The file became shorter while it was uploaded.");
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                done += read;
                Interlocked.Add(ref sent, read);
                meter.Add(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }
}
