namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>The blocks that hold what FFmpeg wrote until the store has it; beyond the bound a writer waits.</summary>
/// <remarks>
/// <para>
/// No writer waits for ever. A block is either on its way to the store, which takes it or fails within bounds, or in a
/// file's unfinished part. Where nothing is on its way, all that is held are unfinished parts, and waiting is no use:
/// FFmpeg writes its outputs in turn, so a part that waits keeps the others from being filled and sent. Then the bound
/// gives way.
/// </para>
/// <para>
/// Since an unfinished part is at most <see cref="SinkUpload.PartBytes"/>, that happens only where more files are open at
/// once than the bound has parts, and ends at one part for each.
/// </para>
/// </remarks>
/// <param name="pool">Shared by all sinks of a process, so that a run after the other makes no garbage.</param>
internal sealed class SinkMemory(BlockPool pool, long maxBytes)
{
    public const int BlockBytes = 128 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource<byte[]>> waiting = new();
    private readonly long max = maxBytes / BlockBytes;
    private int held;
    private int leaving;
    private int peak;

    /// <summary>Held now, bytes.</summary>
    public long HeldBytes => (long)Volatile.Read(ref held) * BlockBytes;

    /// <summary>The most that was ever held, bytes.</summary>
    public long PeakBytes => (long)Volatile.Read(ref peak) * BlockBytes;

    public ValueTask<byte[]> TakeAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<byte[]> turn;
        lock (gate)
        {
            if (waiting.Count == 0 && MayTake)
                return new(Take());
            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(turn);
        }
        return WaitAsync(turn, cancellationToken);
    }

    /// <summary>So many of the blocks are now on their way to the store: they come back within bounds.</summary>
    public void Leave(int count)
    {
        lock (gate)
            leaving += count;
    }

    /// <param name="left">Whether they were on their way to the store.</param>
    public void Return(IReadOnlyCollection<byte[]> blocks, bool left)
    {
        lock (gate)
        {
            leaving -= left ? blocks.Count : 0;
            foreach (var block in blocks)
                GiveBack(block);
            while (waiting.Count > 0 && MayTake)
                Serve(waiting.Dequeue());
        }
    }

    private bool MayTake => held < max || leaving == 0;

    private byte[] Take()
    {
        held++;
        peak = Math.Max(peak, held);
        lock (pool)
            return pool.Take();
    }

    private void GiveBack(byte[] block)
    {
        held--;
        lock (pool)
            pool.Return(block);
    }

    private void Serve(TaskCompletionSource<byte[]> turn)
    {
        if (turn.Task.IsCompleted)
            return;
        var block = Take();
        if (!turn.TrySetResult(block))
            GiveBack(block);
    }

    private static async ValueTask<byte[]> WaitAsync(TaskCompletionSource<byte[]> turn, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        return await turn.Task;
    }
}
