namespace MediaFunctions.Processing.Storage;

/// <summary>Counts what one job asks of R2, in the classes that R2 bills (Cloudflare: "R2 pricing").</summary>
public sealed class R2Meter
{
    private long classA, classB, read, written;

    /// <summary>Writes and listings.</summary>
    public long ClassA => Interlocked.Read(ref classA);

    /// <summary>Reads and heads.</summary>
    public long ClassB => Interlocked.Read(ref classB);

    /// <summary>Bytes that came, of whatever object.</summary>
    public long BytesRead => Interlocked.Read(ref read);

    /// <summary>Bytes put that R2 has confirmed: a try that failed is an operation, and no bytes.</summary>
    public long BytesWritten => Interlocked.Read(ref written);

    internal void CountClassA() => Interlocked.Increment(ref classA);

    internal void CountArrived(long bytes) => Interlocked.Add(ref written, bytes);

    internal void CountSent(long bytes) => Interlocked.Add(ref read, bytes);

    internal void CountRead() => Interlocked.Increment(ref classB);
}
