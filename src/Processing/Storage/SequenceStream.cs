using System.Buffers;

namespace MediaFunctions.Processing.Storage;

/// <summary>Bytes in memory, as the S3 client wants them: a stream that it can read again. Nothing is copied beforehand.</summary>
internal sealed class SequenceStream : Stream
{
    private readonly ReadOnlySequence<byte> bytes;
    private ReadOnlySequence<byte> rest;

    public SequenceStream(ReadOnlySequence<byte> bytes) => rest = this.bytes = bytes;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position
    {
        get => bytes.Length - rest.Length;
        set => rest = bytes.Slice(value);
    }

    public override int Read(Span<byte> buffer)
    {
        var some = rest.Slice(0, Math.Min(rest.Length, buffer.Length));
        some.CopyTo(buffer);
        rest = rest.Slice(some.End);
        return (int)some.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<int>(cancellationToken)
            : new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        foreach (var piece in rest)
            await destination.WriteAsync(piece, cancellationToken);
        rest = bytes.Slice(bytes.End);
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
