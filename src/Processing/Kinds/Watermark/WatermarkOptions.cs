using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Films;

namespace MediaFunctions.Processing.Kinds.Watermark;

/// <summary>The options of a watermark.</summary>
/// <param name="Image">The image's key in the uploads bucket: JPEG, PNG or WebP.</param>
public sealed record WatermarkOptions(string Image) : OutputOptions
{
    /// <summary>How large the film is at most, and its bit rates.</summary>
    public Rendition Preset { get; init; } = RenditionReader.Default;

    /// <summary>Which part of the source; the whole of it by default.</summary>
    public FilmSpan Span { get; init; } = FilmSpan.Whole;

    /// <summary>Where in the frame.</summary>
    public WatermarkPosition Position { get; init; } = WatermarkPosition.BottomRight;

    /// <summary>The distance from the edges, as a share of the film's shorter side.</summary>
    public double Margin { get; init; } = 0.03;

    /// <summary>The image's width as a share of the film's; less where it would be too high for the frame.</summary>
    public double Size { get; init; } = 0.15;

    /// <summary>0 (not to be seen) to 1 (as the image is), on top of the image's own transparency.</summary>
    public double Opacity { get; init; } = 1;
}
