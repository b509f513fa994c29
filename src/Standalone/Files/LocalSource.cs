using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Standalone.Files;

/// <summary>A file of this machine, read as an object of R2 is: by bounded ranges.</summary>
internal sealed class LocalSource(string path) : ISourceObject
{
    // A link has a length of its own.
    public long SizeBytes { get; } = (new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? new FileInfo(path)).Length;

    public async Task<Stream> OpenRangeAsync(long from, long to, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path, options: FileOptions.Asynchronous);
        var bytes = new byte[to - from + 1];
        for (var filled = 0; filled < bytes.Length;)
        {
            var got = await RandomAccess.ReadAsync(file, bytes.AsMemory(filled), from + filled, cancellationToken);
            if (got == 0)
                throw new SourceChangedException($"{path} became shorter while it was read.");
            filled += got;
        }
        return new MemoryStream(bytes, writable: false);
    }
}
