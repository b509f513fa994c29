namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>So many bytes for all files of a sink; who finds too few left does without.</summary>
internal sealed class SinkAllowance(long bytes)
{
    private long left = bytes;

    /// <summary>Takes them; false where there are fewer left, and nothing is taken.</summary>
    public bool TryTake(int count)
    {
        if (Interlocked.Add(ref left, -count) >= 0)
            return true;
        Return(count);
        return false;
    }

    public void Return(int count) => Interlocked.Add(ref left, count);
}
