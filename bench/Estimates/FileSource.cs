using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Bench.Estimates;

/// <summary>A file in the place of an object.</summary>
internal sealed class FileSource(string path) : ISourceObject
{
    public long SizeBytes { get; } = new FileInfo(path).Length;

    public Task<Stream> OpenRangeAsync(long from, long to, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path);
        var bytes = new byte[to - from + 1];
        RandomAccess.Read(file, bytes, from);
        return Task.FromResult<Stream>(new MemoryStream(bytes));
    }
}
