using MediaFunctions.Processing.Kinds.Frames;

namespace MediaFunctions.Processing.Kinds.Thumbnail;

/// <summary>The options of a thumbnail.</summary>
public sealed record ThumbnailOptions : OutputOptions
{
    /// <summary>The width when the recipe names neither width nor height, pixels.</summary>
    public const int DefaultWidth = 640;

    /// <summary>Where in the source; meaningless for pictures and covers.</summary>
    public FrameTime At { get; init; } = FrameTime.Default;

    /// <summary>
    /// Whether it is the first frame at or after that time, or the key frame before it, which is read and decoded much
    /// faster. By default exact for a time and not for a percentage: who says "50%" means "somewhere in the middle".
    /// The best frame is shown as it was found, whatever is said here.
    /// </summary>
    public bool Exact { get; init; } = true;

    /// <summary>The box the picture fits inside, pixels; null: no bound on this side.</summary>
    public int? Width { get; init; } = DefaultWidth;

    /// <inheritdoc cref="Width"/>
    public int? Height { get; init; }

    /// <summary>Whether a source smaller than the box is scaled up to it.</summary>
    public bool Upscale { get; init; }

    /// <summary>The file's format.</summary>
    public ThumbnailFormat Format { get; init; } = ThumbnailFormat.Jpg;

    /// <summary>1 (small) to 100 (good), for jpg and webp; null: the format's default.</summary>
    public int? Quality { get; init; }
}
