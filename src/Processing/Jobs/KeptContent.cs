using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs;

/// <summary>A small file that a sink kept, served from memory.</summary>
internal sealed class KeptContent(byte[] bytes) : ISourceObject
{
    public long SizeBytes => bytes.Length;

    /// <inheritdoc/>
    public Task<Stream> OpenRangeAsync(long from, long to, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(new MemoryStream(bytes, (int)from, (int)(to - from) + 1, writable: false));
}
