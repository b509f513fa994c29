using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>From JSON to <see cref="HlsOptions"/>.</summary>
public static class HlsValidation
{
    /// <inheritdoc cref="IOutputKind.Read"/>
    public static HlsOptions Read(OptionReader reader)
    {
        var defaults = new HlsOptions();
        var ladder = reader.Words("ladder", [.. Rendition.All.Select(rendition => rendition.Name)]);
        return new HlsOptions
        {
            Ladder = ladder is null ? null : [.. Rendition.All.Where(rendition => ladder.Contains(rendition.Name))],
            SegmentSeconds = reader.Number("segment", HlsOptions.LeastSegment, HlsOptions.MostSegment) ?? defaults.SegmentSeconds,
        };
    }
}
