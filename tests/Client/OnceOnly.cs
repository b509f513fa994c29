namespace MediaFunctions.Tests.Client;

/// <summary>A stream that is read once, as of a request or a pipe; it tells how far it was read.</summary>
internal sealed class OnceOnly(byte[] bytes) : MemoryStream(bytes)
{
    private long done;

    public override bool CanSeek => false;

    public long Done => Interlocked.Read(ref done);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // In crumbs, as a network gives them.
        var read = await base.ReadAsync(buffer[..Math.Min(3, buffer.Length)], cancellationToken);
        Interlocked.Add(ref done, read);
        return read;
    }
}
