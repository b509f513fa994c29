namespace MediaFunctions.Processing.Streaming;

/// <summary>One request for neighbouring blocks, which are filled in their order as the bytes arrive.</summary>
internal sealed class SpanFetch(IReadOnlyList<Block> blocks, CancellationToken served) : IDisposable
{
    private readonly CancellationTokenSource unwanted = CancellationTokenSource.CreateLinkedTokenSource(served);

    /// <summary>Those that are not here yet.</summary>
    public IEnumerable<Block> Missing => blocks.Skip(FilledCount);

    public int FilledCount { get; set; }

    public bool IsComplete => FilledCount == blocks.Count;

    public Block Next => blocks[FilledCount];

    public Block Last => blocks[^1];

    /// <summary>Cancelled when no reader wants any of the missing blocks.</summary>
    public CancellationToken Unwanted => unwanted.Token;

    public void Abandon()
    {
        try
        {
            unwanted.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Its last block came at the same moment: there is nothing left to end.
        }
    }

    public void Dispose() => unwanted.Dispose();
}
