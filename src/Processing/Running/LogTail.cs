using System.Text;

namespace MediaFunctions.Processing.Running;

/// <summary>Keeps the end of an output of any length in a fixed amount of memory.</summary>
internal sealed class LogTail(int capacity)
{
    private readonly byte[] ring = new byte[capacity];
    private long written;

    public async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        for (int got; (got = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            Add(buffer.AsSpan(0, got));
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        lock (ring)
        {
            foreach (var piece in bytes)
                ring[(int)(written++ % ring.Length)] = piece;
        }
    }

    /// <summary>What is kept, as text; a character cut in half at its beginning becomes a replacement character.</summary>
    public override string ToString()
    {
        lock (ring)
        {
            if (written <= ring.Length)
                return Encoding.UTF8.GetString(ring, 0, (int)written);
            var start = (int)(written % ring.Length);
            return Encoding.UTF8.GetString([.. ring.AsSpan(start), .. ring.AsSpan(0, start)]);
        }
    }
}
