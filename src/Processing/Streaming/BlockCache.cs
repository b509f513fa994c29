namespace MediaFunctions.Processing.Streaming;

/// <summary>
/// The blocks of one source, least recently used ones given away first; two readers of one block make one request.
/// </summary>
/// <param name="start">Starts the request of a new span; it ends with <see cref="Fill"/> of all, or <see cref="Drop"/>.</param>
internal sealed class BlockCache(long sizeBytes, StreamingOptions options, Action<SpanFetch> start, CancellationToken served)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, Block> blocks = [];
    private readonly LinkedList<Block> idle = new();
    private readonly BlockPool pool = new(options.BlockBytes, options.CacheBytes);

    /// <summary>All memory held for blocks, bytes.</summary>
    public long HeldBytes
    {
        get
        {
            lock (gate)
                return pool.Bytes;
        }
    }

    /// <summary>Holds one block, asking for it where it is not here. Release it.</summary>
    public Block Hold(long index) => HoldSpan(index, 1)[0];

    /// <summary>
    /// Holds neighbouring blocks, asking in one request for each gap between those that are here. Release each.
    /// </summary>
    public IReadOnlyList<Block> HoldSpan(long first, int count)
    {
        List<SpanFetch> fetches;
        Block[] span;
        lock (gate)
            (span, fetches) = Acquire(first, count);
        fetches.ForEach(start);
        return span;
    }

    /// <summary>The same for blocks that nobody waits for: none where they would not fit into the bound.</summary>
    public IReadOnlyList<Block> TryHoldAhead(long first, int count)
    {
        List<SpanFetch> fetches;
        Block[] span;
        lock (gate)
        {
            var here = Enumerable.Range(0, count).Where(offset => blocks.ContainsKey(first + offset)).ToList();
            var idleHere = here.Count(offset => blocks[first + offset].Idle is not null);
            if (count - here.Count > pool.Available + idle.Count - idleHere)
                return [];
            (span, fetches) = Acquire(first, count);
        }
        fetches.ForEach(start);
        return span;
    }

    public void Release(Block block)
    {
        SpanFetch? unwanted = null;
        lock (gate)
        {
            block.Holds--;
            if (block.Holds > 0)
                return;
            if (block.Fetch is null && IsKnown(block))
                Rest(block);
            else if (block.Fetch is { } fetch && fetch.Missing.All(missing => missing.Holds == 0))
                unwanted = Forget(fetch);
        }
        unwanted?.Abandon();
    }

    /// <summary>The next block of the request has arrived.</summary>
    public void Fill(SpanFetch fetch)
    {
        var block = fetch.Next;
        lock (gate)
        {
            fetch.FilledCount++;
            block.Fetch = null;
            if (!IsKnown(block))
                // It was forgotten, its request told to end, and came all the same.
                pool.Return(block.Buffer);
            else if (block.Holds == 0)
                Rest(block);
        }
        block.SetFilled();
    }

    /// <summary>The request has ended, and what it has not brought will not come.</summary>
    public void Drop(SpanFetch fetch, Exception fault)
    {
        Block[] missing;
        lock (gate)
        {
            missing = [.. fetch.Missing];
            Forget(fetch);
            foreach (var block in missing)
            {
                block.Fetch = null;
                pool.Return(block.Buffer);
            }
        }
        foreach (var block in missing)
            block.SetFault(fault);
    }

    /// <summary>Takes the missing blocks out of sight, so that who wants one of them asks anew.</summary>
    private SpanFetch Forget(SpanFetch fetch)
    {
        foreach (var block in fetch.Missing)
            if (IsKnown(block))
                blocks.Remove(block.Index);
        return fetch;
    }

    private bool IsKnown(Block block) => blocks.TryGetValue(block.Index, out var known) && known == block;

    private (Block[] Span, List<SpanFetch> Fetches) Acquire(long first, int count)
    {
        var span = new Block[count];
        // Those that are here are held first: making room for the others must not give them away.
        for (var offset = 0; offset < count; offset++)
            if (blocks.TryGetValue(first + offset, out var here))
                span[offset] = Held(here);

        List<SpanFetch> fetches = [];
        List<Block> gap = [];
        for (var offset = 0; offset <= count; offset++)
        {
            if (offset < count && span[offset] is null)
            {
                gap.Add(span[offset] = Held(Missing(first + offset)));
                continue;
            }
            if (gap.Count == 0)
                continue;
            var fetch = new SpanFetch([.. gap], served);
            gap.ForEach(block => block.Fetch = fetch);
            gap.Clear();
            fetches.Add(fetch);
        }
        return (span, fetches);
    }

    private Block Held(Block block)
    {
        block.Holds++;
        if (block.Idle is { } node)
        {
            idle.Remove(node);
            block.Idle = null;
        }
        return block;
    }

    /// <summary>Keeps a block that nobody holds, unless readers that could not wait have made more than the bound.</summary>
    private void Rest(Block block)
    {
        block.Idle = idle.AddLast(block);
        if (pool.IsBeyondBound)
            GiveAwayOldest();
    }

    private void GiveAwayOldest()
    {
        if (idle.First is not { } oldest)
            return;
        idle.Remove(oldest);
        blocks.Remove(oldest.Value.Index);
        pool.Return(oldest.Value.Buffer);
    }

    private Block Missing(long index)
    {
        if (pool.Available == 0)
            GiveAwayOldest();
        var length = (int)Math.Min(options.BlockBytes, sizeBytes - (index * options.BlockBytes));
        return blocks[index] = new Block(index, pool.Take(), length);
    }
}
