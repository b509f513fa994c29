namespace MediaFunctions.Processing.Streaming;

/// <summary>The buffers of one cache, or of all sinks: never more than its bound, used again and again.</summary>
/// <remarks>
/// Blocks are large objects to the garbage collector: made anew for each, a sequential read of a large upload would let
/// memory swing by hundreds of megabytes. Its users' lock guards this.
/// </remarks>
internal sealed class BlockPool(int blockBytes, long maxBytes)
{
    private readonly Stack<byte[]> free = new();
    private readonly int max = (int)Math.Max(1, maxBytes / blockBytes);
    private int made;

    /// <summary>How many can be taken before the bound is reached.</summary>
    public int Available => free.Count + Math.Max(0, max - made);

    public bool IsBeyondBound => made > max;

    /// <summary>All that exist, in use or free, bytes.</summary>
    public long Bytes => (long)made * blockBytes;

    /// <summary>Takes one, beyond the bound if it must be: a reader that waits is never refused.</summary>
    public byte[] Take()
    {
        if (free.TryPop(out var buffer))
            return buffer;
        made++;
        return GC.AllocateUninitializedArray<byte>(blockBytes);
    }

    public void Return(byte[] buffer)
    {
        if (made > max)
            made--;
        else
            free.Push(buffer);
    }
}
