namespace MediaFunctions.Processing.Media;

/// <summary>One audio stream of a source.</summary>
public sealed record AudioStream
{
    /// <inheritdoc cref="VideoStream.Index"/>
    public required int Index { get; init; }

    /// <inheritdoc cref="VideoStream.Codec"/>
    public required string Codec { get; init; }

    /// <inheritdoc cref="VideoStream.Decodable"/>
    public required bool Decodable { get; init; }

    /// <summary>Channels; 0 where the container does not say.</summary>
    public int Channels { get; init; }

    /// <summary>Samples a second; 0 where the container does not say.</summary>
    public int SampleRate { get; init; }

    /// <inheritdoc cref="VideoStream.StartSeconds"/>
    public double? StartSeconds { get; init; }

    /// <inheritdoc cref="VideoStream.DurationSeconds"/>
    public double? DurationSeconds { get; init; }
}
