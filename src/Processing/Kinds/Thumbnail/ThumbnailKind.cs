using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Thumbnail;

/// <summary>A still picture of the source: upright, in its displayed aspect, in SDR, without metadata.</summary>
public sealed class ThumbnailKind : OutputKind<ThumbnailOptions>
{
    /// <inheritdoc/>
    public override string Name => "thumbnail";

    /// <inheritdoc/>
    protected override ThumbnailOptions Read(OptionReader reader) => ThumbnailValidation.Read(reader);

    /// <inheritdoc/>
    protected override Result<OutputPlan, Skip> Plan(string outputName, ThumbnailOptions options, MediaInfo media)
    {
        if (media.MainVideo is not { } video)
            return media.Video.Count == 0
                ? new Skip("The source has no picture to take a thumbnail of.")
                : new Skip("The source's picture is of a codec that cannot be decoded here.", Undecodable: true);
        if (video.DisplayWidth <= 0 || video.DisplayHeight <= 0)
            return new Skip("The source's picture has no size.", Undecodable: true);

        var size = ThumbnailSize.Fit(options, video);
        var output = new PlannedOutput
        {
            Name = outputName,
            Kind = Name,
            Streams = [video.Index],
            Filters = ThumbnailFilters.For(options.Format, video, size),
            Encoding = ThumbnailEncoding.For(options),
            File = ThumbnailEncoding.File(outputName, options.Format),
            Facts = new OutputFacts { Width = size.Width, Height = size.Height },
        };
        return new OutputPlan([ThumbnailSteps.For(options, media, video, output)]);
    }
}
