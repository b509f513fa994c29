using System.Buffers;
using System.Collections.Concurrent;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>A store that is a folder, as the media bucket is one for a job's run.</summary>
internal sealed class FolderStore(string folder) : ISinkStore
{
    public string PathOf(string name) => Path.Combine(folder, name);

    public async Task PutAsync(string name, ReadOnlySequence<byte> bytes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        await File.WriteAllBytesAsync(PathOf(name), bytes.ToArray(), cancellationToken);
    }

    public Task<ISinkUpload> BeginAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<ISinkUpload>(new Upload(this, name));

    public Task<ISourceObject> OpenAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<ISourceObject>(new StoredFile(PathOf(name)));

    private sealed class Upload(FolderStore store, string name) : ISinkUpload
    {
        private readonly ConcurrentDictionary<int, byte[]> parts = new();

        public Task PutPartAsync(int number, ReadOnlySequence<byte> bytes, CancellationToken cancellationToken)
        {
            parts[number] = bytes.ToArray();
            return Task.CompletedTask;
        }

        public Task CompleteAsync(CancellationToken cancellationToken) => store.PutAsync(
            name, new ReadOnlySequence<byte>([.. parts.OrderBy(part => part.Key).SelectMany(part => part.Value)]), cancellationToken);

        public Task AbortAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class StoredFile(string path) : ISourceObject
    {
        public long SizeBytes => new FileInfo(path).Length;

        public Task<Stream> OpenRangeAsync(long from, long to, CancellationToken cancellationToken)
        {
            var stream = File.OpenRead(path);
            stream.Position = from;
            return Task.FromResult<Stream>(stream);
        }
    }
}
