using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>The source for adaptive streaming: CMAF segments of H.264 in several sizes and AAC, with HLS playlists.</summary>
public sealed class HlsKind : OutputKind<HlsOptions>
{
    /// <inheritdoc/>
    public override string Name => "hls";

    /// <inheritdoc/>
    protected override HlsOptions Read(OptionReader reader) => HlsValidation.Read(reader);

    /// <inheritdoc/>
    protected override Result<OutputPlan, Skip> Plan(string outputName, HlsOptions options, MediaInfo media)
    {
        var film = Need.Film(media);
        var sound = Need.Sound(media);
        if (film.Succeeded(out var video, out var noFilm))
            return new OutputPlan(HlsSteps.Film(outputName, options, media, video, sound.Succeeded(out var audio, out _) ? audio : null));
        // Beside a film that cannot be decoded, its sound alone would be something else than what was asked for.
        if (noFilm.Undecodable || !sound.Succeeded(out var alone, out _))
            return noFilm;
        return new OutputPlan(HlsSteps.Sound(outputName, options, media, alone));
    }

    /// <inheritdoc/>
    public override string ContentTypeOf(PlannedFile file, string name) => HlsFiles.ContentType(Path.GetFileName(name));

    /// <inheritdoc/>
    protected override Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, HlsOptions options, FinishedRun run, CancellationToken cancellationToken) =>
        HlsFinish.FinishAsync(planned, options, run, cancellationToken);
}
