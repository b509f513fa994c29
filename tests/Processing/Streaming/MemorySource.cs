using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Tests.Processing.Streaming;

/// <summary>A storage object that is really a byte array: counts what is asked of it and fails when told to.</summary>
internal sealed class MemorySource(byte[] content) : ISourceObject
{
    private int requests;
    private int open;

    public static MemorySource OfRandomBytes(int size)
    {
        var content = new byte[size];
        new Random(4711).NextBytes(content);
        return new MemorySource(content);
    }

    public byte[] Content { get; } = content;

    public long SizeBytes => Content.Length;

    public int Requests => requests;

    /// <summary>Requests whose answer is still being read.</summary>
    public int Open => open;

    /// <summary>Called with the number of the request (from 1) before it is answered; may throw or wait.</summary>
    public Func<int, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>After how many bytes the answer to a request breaks off; null: not at all.</summary>
    public Func<int, int?> BreaksAfter { get; set; } = _ => null;

    /// <summary>Whether these are all its bytes (a comparison that is quick for megabytes).</summary>
    public bool Holds(byte[] bytes) => Content.AsSpan().SequenceEqual(bytes);

    public async Task<Stream> OpenRangeAsync(long from, long to, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref requests);
        await Before(number, cancellationToken);
        Interlocked.Increment(ref open);
        return new Answer(this, (int)from, (int)(to - from + 1), BreaksAfter(number));
    }

    /// <summary>Gives at most 100,000 bytes at a time, as a network does.</summary>
    private sealed class Answer(MemorySource source, int from, int length, int? breaksAfter)
        : MemoryStream(source.Content, from, length, writable: false)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (breaksAfter is { } bytes && Position >= bytes)
                throw new IOException("The connection was reset.");
            var most = Math.Min(100_000, (breaksAfter ?? int.MaxValue) - (int)Position);
            return base.ReadAsync(buffer[..Math.Min(most, buffer.Length)], cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Interlocked.Decrement(ref source.open);
            base.Dispose(disposing);
        }
    }
}
