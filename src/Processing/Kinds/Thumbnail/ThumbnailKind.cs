using MediaFunctions.Processing.Kinds.Frames;
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
        if (!Need.Picture(media).Succeeded(out var video, out var skip))
            return skip;

        return FrameSteps.For(options.At, options.Exact, media, video, Output(outputName, options, video));
    }

    /// <inheritdoc/>
    protected override OutputStep Refine(OutputStep make, ThumbnailOptions options, MediaInfo media, string? measured)
    {
        var video = media.MainVideo!;
        return FrameSteps.Best(options.At, options.Exact, media, video, Output(make.Output.Name, options, video), measured);
    }

    private PlannedOutput Output(string outputName, ThumbnailOptions options, VideoStream video)
    {
        var size = FrameSize.Fit(video, options.Width, options.Height, options.Upscale);
        return new PlannedOutput
        {
            Name = outputName,
            Kind = Name,
            Tracks = [StreamTrack.Of(video, ThumbnailFilters.For(options.Format, video, size))],
            Encoding = ThumbnailEncoding.For(options),
            File = ThumbnailEncoding.File(outputName, options.Format),
            Facts = new OutputFacts { Width = size.Width, Height = size.Height },
        };
    }
}
