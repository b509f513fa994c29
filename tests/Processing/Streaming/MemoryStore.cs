using System.Buffers;
using System.Collections.Concurrent;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Tests.Processing.Streaming;

/// <summary>A store that really is a dictionary: notes what is asked of it, and waits or fails when told to.</summary>
internal sealed class MemoryStore : ISinkStore
{
    private readonly ConcurrentQueue<string> done = new();
    private readonly Lock gate = new();
    private int underWay;
    private int mostUnderWay;
    private int openUploads;

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    /// <summary>What has been asked, once it was done: "put a.jpg", "begin a.ts", "part 1 of a.ts", "complete a.ts", "abort a.ts".</summary>
    public IReadOnlyList<string> Done => [.. done];

    /// <summary>What has been asked, done or not, failed or not.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The lengths of the parts of completed files.</summary>
    public ConcurrentDictionary<string, int[]> Parts { get; } = new();

    /// <summary>Called with each request before it is done; may throw or wait.</summary>
    public Func<string, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public int UnderWay => Volatile.Read(ref underWay);

    public int MostUnderWay => Volatile.Read(ref mostUnderWay);

    /// <summary>Begun, and neither completed nor aborted.</summary>
    public int OpenUploads => Volatile.Read(ref openUploads);

    public Task PutAsync(string name, ReadOnlySequence<byte> bytes, CancellationToken cancellationToken) =>
        DoAsync($"put {name}", () => Objects[name] = bytes.ToArray(), cancellationToken);

    public async Task<ISinkUpload> BeginAsync(string name, CancellationToken cancellationToken)
    {
        await DoAsync($"begin {name}", () => Interlocked.Increment(ref openUploads), cancellationToken);
        return new Upload(this, name);
    }

    private async Task DoAsync(string request, Action action, CancellationToken cancellationToken)
    {
        Asked.Enqueue(request);
        lock (gate)
            mostUnderWay = Math.Max(mostUnderWay, ++underWay);
        try
        {
            await Task.Yield();
            await Before(request, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            action();
            done.Enqueue(request);
        }
        finally
        {
            lock (gate)
                underWay--;
        }
    }

    private sealed class Upload(MemoryStore store, string name) : ISinkUpload
    {
        private readonly ConcurrentDictionary<int, byte[]> parts = new();

        public Task PutPartAsync(int number, ReadOnlySequence<byte> bytes, CancellationToken cancellationToken) =>
            store.DoAsync($"part {number} of {name}", () => parts[number] = bytes.ToArray(), cancellationToken);

        public Task CompleteAsync(CancellationToken cancellationToken) => store.DoAsync(
            $"complete {name}",
            () =>
            {
                var ordered = parts.OrderBy(part => part.Key).Select(part => part.Value).ToList();
                store.Parts[name] = [.. ordered.Select(part => part.Length)];
                store.Objects[name] = [.. ordered.SelectMany(part => part)];
                Interlocked.Decrement(ref store.openUploads);
            },
            cancellationToken);

        public Task AbortAsync(CancellationToken cancellationToken) =>
            store.DoAsync($"abort {name}", () => Interlocked.Decrement(ref store.openUploads), cancellationToken);
    }
}
