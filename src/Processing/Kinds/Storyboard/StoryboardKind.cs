using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>Sheets of small pictures for a player's seek bar, and the WebVTT track that finds them.</summary>
public sealed class StoryboardKind : OutputKind<StoryboardOptions>
{
    /// <inheritdoc/>
    public override string Name => "storyboard";

    /// <inheritdoc/>
    protected override StoryboardOptions Read(OptionReader reader) => StoryboardValidation.Read(reader);

    /// <inheritdoc/>
    protected override Result<OutputPlan, Skip> Plan(string outputName, StoryboardOptions options, MediaInfo media)
    {
        if (!Need.Film(media).Succeeded(out var video, out var skip))
            return skip;

        var output = new PlannedOutput
        {
            Name = outputName,
            Kind = Name,
            Tracks = [],
            Encoding = StoryboardEncoding.For(options),
            File = StoryboardEncoding.Sheets(outputName, options.Format),
            Facts = new OutputFacts { DurationSeconds = FilmLength.Known(media) },
        };
        var make = Make(output, options, media, video);
        return new OutputPlan(make, output.Facts.DurationSeconds is null ? FilmLength.Measure(output, video) : null);
    }

    /// <inheritdoc/>
    protected override OutputStep Refine(OutputStep make, StoryboardOptions options, MediaInfo media, string? measured)
    {
        if (measured is null || PacketLog.Read(measured) is not { } packets)
            return make;
        var facts = make.Output.Facts with { DurationSeconds = packets.LengthSeconds };
        return Make(make.Output with { Facts = facts }, options, media, media.MainVideo!, packets.KeyFrameGapSeconds);
    }

    /// <inheritdoc/>
    protected override async Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, StoryboardOptions options, FinishedRun run, CancellationToken cancellationToken)
    {
        var video = run.Media.MainVideo!;
        var layout = Layout(planned, options, run.Media, video);
        var end = run.Media.Truncated ? null : FilmLength.OfPicture(planned.Facts.DurationSeconds, run.Media, video);
        var tiles = StoryboardTiles.Count(run, planned.Name, layout, end);
        var sheets = Enumerable.Range(1, (tiles + layout.TilesOnSheet - 1) / layout.TilesOnSheet)
            .Select(number => StoryboardEncoding.Sheet(planned.Name, options.Format, number)).ToList();
        foreach (var sheet in sheets)
        {
            if (await run.ProbeAsync(sheet.Name, StreamKinds.Video, cancellationToken) is not { } facts
                || (facts.Width, facts.Height) != (layout.Sheet.Width, layout.Sheet.Height))
                return null;
        }
        if (tiles == 0)
            return null;

        var duration = planned.Facts.DurationSeconds ?? tiles * layout.IntervalMs / 1000.0;
        var cues = StoryboardEncoding.Cues(planned.Name);
        var text = WebVtt.Write(StoryboardCues.For(layout, [.. sheets.Select(sheet => Path.GetFileName(sheet.Name))], tiles, duration));
        await run.WriteAsync(cues.Name, text, cancellationToken);
        return new FinishedOutput
        {
            Files = [cues, .. sheets],
            Width = layout.Sheet.Width,
            Height = layout.Sheet.Height,
            DurationSeconds = duration,
            Details = new()
            {
                ["columns"] = layout.Columns,
                ["rows"] = layout.Rows,
                ["tileWidth"] = layout.Tile.Width,
                ["tileHeight"] = layout.Tile.Height,
                ["interval"] = layout.IntervalMs / 1000.0,
                ["tiles"] = tiles,
            },
        };
    }

    private static OutputStep Make(
        PlannedOutput output, StoryboardOptions options, MediaInfo media, VideoStream video, double? keyFrameGapSeconds = null)
    {
        var layout = Layout(output, options, media, video);
        var facts = output.Facts with { Width = layout.Sheet.Width, Height = layout.Sheet.Height };
        return StoryboardSteps.For(output with { Facts = facts }, options, layout, video, keyFrameGapSeconds);
    }

    private static StoryboardLayout Layout(PlannedOutput output, StoryboardOptions options, MediaInfo media, VideoStream video) =>
        StoryboardLayout.For(options, video, FilmLength.OfPicture(output.Facts.DurationSeconds, media, video));
}
