namespace MediaFunctions.Processing.Media.Reading;

/// <summary>The bytes of an object, read where they are needed; the head once.</summary>
internal sealed class SourceBytes(
    Func<long, Memory<byte>, CancellationToken, ValueTask<int>> read, long size, ReadOnlyMemory<byte> head)
{
    public long Size => size;

    public ReadOnlyMemory<byte> Head => head;

    public static async Task<SourceBytes> OpenAsync(
        Func<long, Memory<byte>, CancellationToken, ValueTask<int>> read, long size, CancellationToken cancellationToken)
    {
        var head = new byte[(int)Math.Min(size, ContentSniffer.HeadBytes)];
        var length = await FillAsync(read, 0, head, cancellationToken);
        return new SourceBytes(read, size, head.AsMemory(0, length));
    }

    /// <summary>Up to <paramref name="count"/> bytes from <paramref name="offset"/>; fewer only at the end of the object.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int count, CancellationToken cancellationToken)
    {
        if (offset < 0 || offset >= size)
            return ReadOnlyMemory<byte>.Empty;
        var wanted = (int)Math.Min(count, size - offset);
        if (offset + wanted <= head.Length)
            return head.Slice((int)offset, wanted);

        var buffer = new byte[wanted];
        return buffer.AsMemory(0, await FillAsync(read, offset, buffer, cancellationToken));
    }

    private static async Task<int> FillAsync(
        Func<long, Memory<byte>, CancellationToken, ValueTask<int>> read, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var got = await read(offset + filled, buffer[filled..], cancellationToken);
            if (got == 0)
                break;
            filled += got;
        }

        return filled;
    }
}
