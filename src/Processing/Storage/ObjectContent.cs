using System.Buffers;

namespace MediaFunctions.Processing.Storage;

/// <summary>What to put, and the headers it is served with.</summary>
/// <param name="ContentType">Served as it stands here.</param>
/// <param name="CacheControl">Served as it stands here.</param>
/// <param name="Bytes">The body, where it is small; else <paramref name="FilePath"/>.</param>
/// <param name="FilePath">The body as a file.</param>
/// <param name="Metadata">User metadata.</param>
public sealed record ObjectContent(
    string ContentType,
    string CacheControl,
    ReadOnlySequence<byte> Bytes = default,
    string? FilePath = null,
    IReadOnlyDictionary<string, string>? Metadata = null)
{
    public ObjectContent(string contentType, string cacheControl, byte[] bytes)
        : this(contentType, cacheControl, new ReadOnlySequence<byte>(bytes))
    {
    }

    /// <summary>The body's size in bytes.</summary>
    public long SizeBytes => FilePath is null ? Bytes.Length : new FileInfo(FilePath).Length;
}
