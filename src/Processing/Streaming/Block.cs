namespace MediaFunctions.Processing.Streaming;

/// <summary>A piece of a source: on its way, or here. Everything but its bytes is guarded by the cache's lock.</summary>
internal sealed class Block(long index, byte[] buffer, int length)
{
    private readonly TaskCompletionSource filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Index { get; } = index;

    public byte[] Buffer { get; } = buffer;

    /// <summary>Its bytes; less than the buffer's at the end of the source only. Read it once it is filled.</summary>
    public ReadOnlyMemory<byte> Bytes => Buffer.AsMemory(0, length);

    public Memory<byte> Space => Buffer.AsMemory(0, length);

    /// <summary>How many readers need it now; what none needs may be given away.</summary>
    public int Holds { get; set; }

    /// <summary>The request that brings it; null once it is here.</summary>
    public SpanFetch? Fetch { get; set; }

    /// <summary>Its place among the blocks that may be given away, the longest unused one first.</summary>
    public LinkedListNode<Block>? Idle { get; set; }

    public Task Filled => filled.Task;

    public void SetFilled() => filled.TrySetResult();

    public void SetFault(Exception fault)
    {
        filled.TrySetException(fault);
        // Blocks read ahead may have nobody who awaits them.
        _ = filled.Task.Exception;
    }
}
