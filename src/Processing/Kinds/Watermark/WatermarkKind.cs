using MediaFunctions.Processing.Kinds.Films;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Watermark;

/// <summary>A film, or a part of it, with an image over it.</summary>
public sealed class WatermarkKind : OutputKind<WatermarkOptions>
{
    /// <inheritdoc/>
    public override string Name => "watermark";

    /// <inheritdoc/>
    protected override WatermarkOptions Read(OptionReader reader) => WatermarkValidation.Read(reader);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Objects(WatermarkOptions options) => [options.Image];

    /// <inheritdoc/>
    protected override Result<OutputPlan, Skip> Plan(string outputName, WatermarkOptions options, MediaInfo media)
    {
        if (!Need.Film(media).Succeeded(out var video, out var skip))
            return skip;
        var part = FilmPart.Whole;
        if (options.Span != FilmSpan.Whole && !options.Span.Of(media).Succeeded(out part, out skip))
            return skip;

        var film = new FilmPlan(media, video, part, options.Preset);
        return new OutputPlan(new OutputStep
        {
            Reads = [film.Read, new SourceRead { ObjectKey = options.Image, OneFrame = true }],
            Output = film.Output(outputName, Name, WatermarkGraph.Track(options, video, film)),
            Reason = $"The {(options.Span == FilmSpan.Whole ? "whole film" : "part")} is encoded at {film.Size.Width}x{film.Size.Height}, with the image over it.",
        });
    }

    /// <inheritdoc/>
    protected override Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, WatermarkOptions options, FinishedRun run, CancellationToken cancellationToken) =>
        FinishedFilm.LookAsync(planned, run, [], cancellationToken);
}
