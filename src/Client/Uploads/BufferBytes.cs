namespace MediaFunctions.Client.Uploads;

internal sealed class BufferBytes(ReadOnlyMemory<byte> buffer) : IUploadBytes
{
    public long Length => buffer.Length;

    public ValueTask<int> ReadAsync(Memory<byte> target, long offset, CancellationToken cancellationToken)
    {
        var rest = buffer[(int)offset..];
        var length = Math.Min(rest.Length, target.Length);
        rest[..length].CopyTo(target);
        return ValueTask.FromResult(length);
    }
}
