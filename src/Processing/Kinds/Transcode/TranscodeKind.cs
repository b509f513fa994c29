using MediaFunctions.Processing.Kinds.Films;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Transcode;

/// <summary>The whole film as an MP4 that plays everywhere: H.264 and AAC, in SDR, upright, without metadata.</summary>
public sealed class TranscodeKind : OutputKind<TranscodeOptions>
{
    /// <inheritdoc/>
    public override string Name => "transcode";

    /// <inheritdoc/>
    protected override TranscodeOptions Read(OptionReader reader) => TranscodeValidation.Read(reader);

    /// <inheritdoc/>
    protected override Result<OutputPlan, Skip> Plan(string outputName, TranscodeOptions options, MediaInfo media)
    {
        if (!Need.Film(media).Succeeded(out var video, out var skip))
            return skip;
        var film = new FilmPlan(media, video, FilmPart.Whole, options.Preset);
        return new OutputPlan(new OutputStep
        {
            Reads = [film.Read],
            Output = film.Output(outputName, Name),
            Reason = $"The whole film is encoded at {film.Size.Width}x{film.Size.Height}.",
        });
    }

    /// <inheritdoc/>
    protected override Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, TranscodeOptions options, FinishedRun run, CancellationToken cancellationToken) =>
        FinishedFilm.LookAsync(planned, run, [], cancellationToken);
}
