using Polly;

namespace MediaFunctions.Processing.Streaming;

/// <summary>Brings the blocks of a span from the storage: by one request, or by more where that one breaks off.</summary>
internal sealed class SpanReader(ISourceObject source, StreamingOptions options, TimeProvider time, Action<SpanFetch> filled)
{
    private readonly ResiliencePipeline retries = StorageRetries.Of(options, time);

    private long requests;
    private long bytesRead;

    public long Requests => Interlocked.Read(ref requests);

    public long BytesRead => Interlocked.Read(ref bytesRead);

    /// <exception cref="SourceChangedException">The object is gone or another one.</exception>
    /// <exception cref="IOException">One block did not come, whatever the retries.</exception>
    public async Task ReadAsync(SpanFetch fetch)
    {
        while (!fetch.IsComplete)
            await retries.ExecuteAsync(async token => await ReadOnceAsync(fetch, token), fetch.Unwanted);
    }

    /// <summary>
    /// Reads as far as it goes. A request that brought something before it broke off is no failed try: the next one
    /// begins at the missing block, with all its retries.
    /// </summary>
    private async Task ReadOnceAsync(SpanFetch fetch, CancellationToken unwanted)
    {
        var before = fetch.FilledCount;
        using var deadline = new CancellationTokenSource(options.BlockDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(unwanted, deadline.Token);
        try
        {
            await RequestAsync(fetch, deadline, either.Token);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException
            && !unwanted.IsCancellationRequested)
        {
            if (fetch.FilledCount == before)
                throw new IOException(
                    $"The storage did not deliver block {fetch.Next.Index} (deadline {options.BlockDeadline.TotalSeconds} s).", fault);
        }
    }

    private async Task RequestAsync(SpanFetch fetch, CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        var from = fetch.Next.Index * options.BlockBytes;
        var to = (fetch.Last.Index * options.BlockBytes) + fetch.Last.Space.Length - 1;
        Interlocked.Increment(ref requests);
        await using var stream = await source.OpenRangeAsync(from, to, cancellationToken);
        while (!fetch.IsComplete)
        {
            await FillAsync(fetch.Next.Space, stream, cancellationToken);
            deadline.CancelAfter(options.BlockDeadline);
            filled(fetch);
        }
    }

    private async Task FillAsync(Memory<byte> space, Stream stream, CancellationToken cancellationToken)
    {
        while (space.Length > 0)
        {
            var got = await stream.ReadAsync(space, cancellationToken);
            if (got == 0)
                throw new EndOfStreamException($"The storage's answer ended {space.Length} bytes before the block's end.");
            Interlocked.Add(ref bytesRead, got);
            space = space[got..];
        }
    }
}
