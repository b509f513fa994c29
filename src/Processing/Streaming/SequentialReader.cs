namespace MediaFunctions.Processing.Streaming;

/// <summary>
/// One reader's way through a source, block after block; reads ahead the more, the longer the way already is.
/// </summary>
/// <remarks>
/// FFmpeg opens a connection a seek and often reads a few hundred kilobytes from it: what is read ahead for such a
/// reader is wasted. So nothing is at first, and never more than about what the reader has taken.
/// </remarks>
internal sealed class SequentialReader(BlockCache cache, ReadAheadOptions options, long first, long last) : IDisposable
{
    private readonly Queue<Block> ahead = new();
    private Block? current;
    private long taken;

    /// <summary>The next block's bytes, valid until the next call; empty at the end of the way.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        Leave();
        if (first + taken > last)
            return default;
        current = ahead.TryDequeue(out var expected) ? expected : cache.Hold(first + taken);
        taken++;
        ReadAhead();
        await current.Filled.WaitAsync(cancellationToken);
        return current.Bytes;
    }

    private void ReadAhead()
    {
        if (taken <= options.AfterBlocks)
            return;
        var window = Math.Min(2 * (taken - options.AfterBlocks + 1), (long)options.SpansAhead * options.SpanBlocks);
        var span = (int)Math.Clamp(window / 2, 1, options.SpanBlocks);
        while (first + taken + ahead.Count <= last && ahead.Count + span <= window)
        {
            var from = first + taken + ahead.Count;
            var more = cache.TryHoldAhead(from, (int)Math.Min(span, last - from + 1));
            if (more.Count == 0)
                return;
            foreach (var block in more)
                ahead.Enqueue(block);
        }
    }

    private void Leave()
    {
        if (current is { } left)
            cache.Release(left);
        current = null;
    }

    public void Dispose()
    {
        Leave();
        while (ahead.TryDequeue(out var block))
            cache.Release(block);
    }
}
