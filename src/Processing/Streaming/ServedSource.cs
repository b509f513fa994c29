using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Streaming;

/// <summary>One source while it is served: to FFmpeg by its address, to this process by <see cref="ReadAsync"/>.</summary>
public sealed partial class ServedSource : IAsyncDisposable
{
    /// <summary>The query of <see cref="FewFramesUrl"/>.</summary>
    internal const string FewFrames = "?few";

    private readonly CancellationTokenSource ended = new();
    private readonly CancellationToken served;
    private readonly StreamingOptions options;
    private readonly ILogger logger;
    private readonly BlockCache cache;
    private readonly SpanReader reader;
    private readonly ActiveWork work = new();
    private Exception? fault;
    private int disposed;
    private IAsyncDisposable? registration;

    internal ServedSource(ISourceObject source, StreamingOptions options, TimeProvider time, ILogger logger)
    {
        served = ended.Token;
        SizeBytes = source.SizeBytes;
        this.options = options;
        this.logger = logger;
        cache = new BlockCache(source.SizeBytes, options, Start, served);
        reader = new SpanReader(source, options, time, cache.Fill);
    }

    /// <summary>
    /// Where FFmpeg reads it: loopback, a path that nobody guesses. Give FFmpeg <c>-recv_buffer_size 65536</c> with it,
    /// or the kernel buffers megabytes that a seek throws away.
    /// </summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>The same for who looks, or reads a few frames, and goes: hardly anything is read ahead for it.</summary>
    public Uri FewFramesUrl => new(Url, FewFrames);

    /// <summary>Its size in bytes.</summary>
    public long SizeBytes { get; }

    /// <summary>
    /// The first lasting error, after which nothing can be read any more: a <see cref="SourceChangedException"/>, or an
    /// <see cref="IOException"/> after all retries. Null while the source is well: then a failed run is the file's fault.
    /// </summary>
    public Exception? Fault => Volatile.Read(ref fault);

    /// <summary>Bytes that the storage has sent.</summary>
    public long BytesRead => reader.BytesRead;

    /// <summary>Requests to the storage, failed ones included.</summary>
    public long Requests => reader.Requests;

    /// <summary>Memory held for the source's blocks, bytes.</summary>
    public long CachedBytes => cache.HeldBytes;

    /// <summary>Reads through the same cache, no block beyond the range; fills the buffer unless the source ends before.</summary>
    /// <returns>The number of bytes; 0 at or beyond the end.</returns>
    /// <exception cref="SourceChangedException">The object is gone or another one.</exception>
    /// <exception cref="IOException">The storage does not deliver, whatever the retries.</exception>
    public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var length = (int)Math.Clamp(SizeBytes - offset, 0, buffer.Length);
        if (length == 0)
            return 0;
        var copied = 0;
        await ReadRangeAsync(offset, offset + length - 1, fewFrames: false, (bytes, _) =>
        {
            bytes.CopyTo(buffer[copied..]);
            copied += bytes.Length;
            return ValueTask.CompletedTask;
        }, cancellationToken);
        return copied;
    }

    /// <summary>Hands on the bytes from <paramref name="from"/> to <paramref name="to"/>, both included, block by block.</summary>
    /// <param name="fewFrames">Whether the reader is likely to end soon.</param>
    internal async Task ReadRangeAsync(
        long from, long to, bool fewFrames, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(served.IsCancellationRequested, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, served);
        using var way = new SequentialReader(cache, fewFrames ? options.FewFrames : options.Whole, from / options.BlockBytes, to / options.BlockBytes);
        for (var position = from; position <= to;)
        {
            if (Fault is { } lasting)
                throw Again(lasting);
            var block = await way.NextAsync(either.Token);
            var begin = (int)(position % options.BlockBytes);
            var length = (int)Math.Min(block.Length - begin, to - position + 1);
            await take(block.Slice(begin, length), either.Token);
            position += length;
        }
    }

    internal void Register(Uri url, IAsyncDisposable endpoint) => (Url, registration) = (url, endpoint);

    private void Start(SpanFetch fetch) => work.Add(FetchAsync(fetch));

    private async Task FetchAsync(SpanFetch fetch)
    {
        using (fetch)
        {
            try
            {
                // The caller may be on its way through the cache: never make it wait for the storage's client.
                await Task.Yield();
                await reader.ReadAsync(fetch);
            }
            catch (Exception) when (fetch.Unwanted.IsCancellationRequested)
            {
                // Whatever a client throws when it is cancelled, it is no fault of the storage.
                cache.Drop(fetch, new OperationCanceledException(fetch.Unwanted));
            }
            catch (Exception lasting)
            {
                if (Interlocked.CompareExchange(ref fault, lasting, null) is null)
                    LogFault(lasting.GetType().Name, lasting.Message);
                cache.Drop(fetch, lasting);
            }
        }
    }

    /// <summary>A new exception of the same meaning: one object thrown by several readers would mix their traces.</summary>
    private static Exception Again(Exception lasting) => lasting is SourceChangedException
        ? new SourceChangedException(lasting.Message, lasting)
        : new IOException(lasting.Message, lasting);

    /// <summary>Stops serving; what FFmpeg still reads ends, and so do all requests to the storage.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await ended.CancelAsync();
        if (registration is not null)
            await registration.DisposeAsync();
        await work.EndAsync();
        ended.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The source cannot be read any more: {Kind}: {Reason}")]
    private partial void LogFault(string kind, string reason);
}
