using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Tests.Processing.Jobs.Explaining;

/// <summary>A file in the place of an object; counts what is read of it.</summary>
internal sealed class FileObject(string path) : ISourceObject
{
    private long bytesRead;

    public long BytesRead => Interlocked.Read(ref bytesRead);

    public long SizeBytes { get; } = new FileInfo(path).Length;

    public Task<Stream> OpenRangeAsync(long from, long to, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path);
        var bytes = new byte[to - from + 1];
        Interlocked.Add(ref bytesRead, RandomAccess.Read(file, bytes, from));
        return Task.FromResult<Stream>(new MemoryStream(bytes));
    }
}
