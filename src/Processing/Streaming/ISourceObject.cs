namespace MediaFunctions.Processing.Streaming;

/// <summary>An immutable source: one object at one ETag, read by bounded ranges.</summary>
public interface ISourceObject
{
    /// <summary>Its size in bytes.</summary>
    long SizeBytes { get; }

    /// <summary>Opens the bytes from <paramref name="from"/> to <paramref name="to"/>, both included, in one request.</summary>
    /// <exception cref="SourceChangedException">The object is gone or has another ETag (412, 404).</exception>
    /// <exception cref="IOException">Anything else that may pass when tried again.</exception>
    Task<Stream> OpenRangeAsync(long from, long to, CancellationToken cancellationToken);
}
