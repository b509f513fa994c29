using System.Globalization;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Preview;

/// <summary>A short silent animation of several moments of the film.</summary>
public sealed class PreviewKind : OutputKind<PreviewOptions>
{
    /// <inheritdoc/>
    public override string Name => "preview";

    /// <inheritdoc/>
    protected override PreviewOptions Read(OptionReader reader) => PreviewValidation.Read(reader);

    /// <inheritdoc/>
    protected override Result<OutputPlan, Skip> Plan(string outputName, PreviewOptions options, MediaInfo media)
    {
        if (!Need.Film(media).Succeeded(out var video, out var skip))
            return skip;

        var moments = PreviewMoments.For(options, media, video);
        if (!moments.Whole)
            return new OutputPlan(Step(outputName, options, moments, media, video, "One piece from the start: the film is shorter than its moments, or nobody knows how long it is."));
        var step = Step(
            outputName, options, moments, media, video,
            $"{moments.StartsSeconds.Count.ToString(CultureInfo.InvariantCulture)} inputs, each of which seeks to its moment: nothing between them is read.");
        var start = Step(outputName, options, PreviewMoments.FromTheStart(options), media, video, "One piece from the start: nothing is found where the moments should be.");
        return new OutputPlan(step with { Fallbacks = [start] });
    }

    /// <inheritdoc/>
    protected override async Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, PreviewOptions options, FinishedRun run, CancellationToken cancellationToken)
    {
        var log = run.PathOf(PreviewFilters.Log(planned.Name));
        var frames = FrameLog.Read(log);
        File.Delete(log);
        if (frames is not { Count: > 0 } || await run.ProbeAsync(planned.File.Name, StreamKinds.Video, cancellationToken) is not { } facts)
            return null;

        var video = run.Media.MainVideo!;
        var starts = planned.Facts.DurationSeconds is null ? PreviewMoments.FromTheStart(options) : PreviewMoments.For(options, run.Media, video);
        return new FinishedOutput
        {
            Files = [new FinishedFile(planned.File.Name, planned.File.ContentType)],
            Width = facts.Width,
            Height = facts.Height,
            // FFmpeg's reader of animated WebP does not tell it.
            DurationSeconds = facts.DurationSeconds ?? Math.Round(frames.Count / PreviewShape.For(options, video).FrameRate, 3),
            Details = new()
            {
                // A moment behind the end of a damaged film has no frame.
                ["moments"] = new JsonArray([.. frames.Select(frame => frame.Mark).Distinct().Select(mark => JsonValue.Create(starts.StartsSeconds[mark]))]),
            },
        };
    }

    private OutputStep Step(
        string outputName, PreviewOptions options, PreviewMoments moments, MediaInfo media, VideoStream video, string reason)
    {
        var shape = PreviewShape.For(options, video);
        return new OutputStep
        {
            Reads = PreviewReads.For(moments, media, video),
            Output = new PlannedOutput
            {
                Name = outputName,
                Kind = Name,
                Tracks = [PreviewFilters.For(outputName, options, moments, shape, media, video)],
                Encoding = PreviewEncoding.For(options, shape.Size),
                File = PreviewEncoding.File(outputName, options.Format),
                Facts = new OutputFacts
                {
                    Width = shape.Size.Width,
                    Height = shape.Size.Height,
                    DurationSeconds = moments.Whole ? moments.StartsSeconds.Count * moments.LengthSeconds : null,
                },
            },
            Reason = reason,
        };
    }
}
