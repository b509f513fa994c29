using System.Text.Json.Nodes;
using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Placeholder;

/// <summary>
/// What a page shows until the picture is there: a hash of some 30 characters that a browser turns into a blurred picture
/// (ThumbHash), and the dominant colour. No file: both stand in the manifest itself.
/// </summary>
public sealed class PlaceholderKind : OutputKind<PlaceholderOptions>
{
    /// <inheritdoc/>
    public override string Name => "placeholder";

    /// <inheritdoc/>
    public override bool IsInManifest => true;

    /// <inheritdoc/>
    protected override PlaceholderOptions Read(OptionReader reader) => PlaceholderValidation.Read(reader);

    /// <inheritdoc/>
    protected override Result<OutputPlan, Skip> Plan(string outputName, PlaceholderOptions options, MediaInfo media)
    {
        if (!Need.Picture(media).Succeeded(out var video, out var skip))
            return skip;
        return FrameSteps.For(options.At, options.Exact, media, video, Output(outputName, video));
    }

    /// <inheritdoc/>
    protected override OutputStep Refine(OutputStep make, PlaceholderOptions options, MediaInfo media, string? measured)
    {
        var video = media.MainVideo!;
        return FrameSteps.Best(options.At, options.Exact, media, video, Output(make.Output.Name, video), measured);
    }

    /// <inheritdoc/>
    protected override async Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, PlaceholderOptions options, FinishedRun run, CancellationToken cancellationToken)
    {
        var size = Size(run.Media.MainVideo!);
        var file = new FileInfo(run.PathOf(planned.File.Name));
        if (!file.Exists || file.Length != size.Width * size.Height * PlaceholderEncoding.PixelBytes)
            return null;
        var pixels = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        return new FinishedOutput
        {
            Files = [],
            Details = new JsonObject
            {
                ["hash"] = Convert.ToBase64String(ThumbHash.Of(size.Width, size.Height, pixels)),
                ["color"] = DominantColour.Of(pixels),
            },
        };
    }

    private PlannedOutput Output(string outputName, VideoStream video)
    {
        var size = Size(video);
        return new PlannedOutput
        {
            Name = outputName,
            Kind = Name,
            Tracks = [StreamTrack.Of(video, FrameFilters.Sdr(video, size, null, PlaceholderEncoding.PixelFormat))],
            Encoding = PlaceholderEncoding.Options,
            File = PlaceholderEncoding.File(outputName),
            PublishedBytes = 0,
            Facts = new OutputFacts { Width = size.Width, Height = size.Height },
        };
    }

    private static FrameSize Size(VideoStream video) => FrameSize.Fit(video, ThumbHash.LargestSide, ThumbHash.LargestSide);
}
