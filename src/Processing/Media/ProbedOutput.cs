namespace MediaFunctions.Processing.Media;

/// <summary>What a finished output is, for the manifest, and to check that it is what was asked for.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="DurationSeconds">Seconds; null for a picture.</param>
/// <param name="Streams">Its streams, never none.</param>
public sealed record ProbedOutput(long Bytes, double? DurationSeconds, IReadOnlyList<OutputStream> Streams)
{
    /// <summary>Pixels of its first video stream; null where it has none.</summary>
    public int? Width => Streams.FirstOrDefault(s => s.Width is not null)?.Width;

    /// <inheritdoc cref="Width"/>
    public int? Height => Streams.FirstOrDefault(s => s.Height is not null)?.Height;

    /// <summary>Whether there is a stream of the type, e.g. <c>audio</c>.</summary>
    public bool Has(string type) => Streams.Any(s => s.Type == type);
}
