using MediaFunctions.Processing.Kinds.Encoding;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>The options of an hls output.</summary>
public sealed record HlsOptions : OutputOptions
{
    /// <summary>The shortest and the longest segment that a recipe may ask for, seconds.</summary>
    public const double LeastSegment = 2;

    /// <inheritdoc cref="LeastSegment"/>
    public const double MostSegment = 10;

    /// <summary>The sizes asked for, the smallest first; null: up to 1080p, as far as the film has them.</summary>
    public IReadOnlyList<Rendition>? Ladder { get; init; }

    /// <summary>
    /// What a segment should last, seconds; it lasts a whole number of frames. Six, as Apple's authoring specification
    /// asks: a third fewer files, each a paid write, than four, and fewer costly key frames. A player that begins with
    /// the smallest rendition has its first six seconds in some 300 kB.
    /// </summary>
    public double SegmentSeconds { get; init; } = 6;
}
