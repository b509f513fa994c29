using System.Text.Json.Nodes;
using MediaFunctions.Processing.Kinds.Films;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Clip;

/// <summary>A part of the source: its own packets where they begin with a key frame and play everywhere, else encoded.</summary>
public sealed class ClipKind : OutputKind<ClipOptions>
{
    /// <inheritdoc/>
    public override string Name => "clip";

    /// <inheritdoc/>
    protected override ClipOptions Read(OptionReader reader) => ClipValidation.Read(reader);

    /// <inheritdoc/>
    protected override Result<OutputPlan, Skip> Plan(string outputName, ClipOptions options, MediaInfo media)
    {
        if (!Need.Film(media).Succeeded(out var video, out var noFilm) && (noFilm.Undecodable || media.IsPicture || media.MainAudio is null))
            return noFilm;
        if (!options.Span.Of(media).Succeeded(out var part, out var empty))
            return empty;
        if (video is null)
            return new OutputPlan(ClipOfSound.Step(outputName, Name, media, media.MainAudio!, part));

        var objection = ClipCopy.Objection(media, video, part);
        var film = new FilmPlan(media, video, part, RenditionReader.Largest);
        return new OutputPlan(
            Encode(film, outputName, objection is null ? CopiedOrEncoded : Encoded(objection)),
            objection is null ? KeyFrameSearch.Step(outputName, Name, video, part) : null);
    }

    /// <inheritdoc/>
    protected override OutputStep Refine(OutputStep make, ClipOptions options, MediaInfo media, string? measured)
    {
        var encode = make with { Reason = Encoded(NoKeyFrame) };
        if (measured is null || FirstPacket.Seconds(measured) is not { } found)
            return encode;
        var (video, part) = (media.MainVideo!, options.Span.Of(media).Value!);
        if (KeyFrameSearch.Find(found, video, part) is { } keyFrame)
            return ClipCopy.Step(make with { Reason = Encoded("Its packets could not be copied.") }, media, video, part, keyFrame);
        return KeyFrameSearch.WentPast(found)
            ? Encode(new FilmPlan(media, video, part, RenditionReader.Largest, indexed: false), make.Output.Name, encode.Reason)
            : encode;
    }

    /// <inheritdoc/>
    protected override async Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, ClipOptions options, FinishedRun run, CancellationToken cancellationToken)
    {
        var part = options.Span.Of(run.Media).Value!;
        var copied = planned.Copies(StreamKinds.Video);
        if (copied && part.LengthSeconds is { } length && File.Exists(run.PathOf(planned.File.Name)))
            Mp4File.Read(run.PathOf(planned.File.Name)).EndAt(length);
        var details = new JsonObject { ["method"] = copied ? "copy" : "encode", ["reason"] = Reason(run.Media, part, copied) };
        return await FinishedFilm.LookAsync(planned, run, details, cancellationToken);
    }

    private const string NoKeyFrame = "No key frame stands where it begins.";

    /// <summary>Nobody knows yet; what is planned meanwhile is what takes more.</summary>
    private const string CopiedOrEncoded =
        "Its packets are copied where a key frame stands at its beginning, which takes next to nothing; else this part is encoded, which is what is estimated.";

    private static string Encoded(string why) => $"This part is encoded. {why}";

    private OutputStep Encode(FilmPlan film, string outputName, string reason) => new()
    {
        Reads = [film.Read],
        Output = film.Output(outputName, Name),
        Reason = reason,
    };

    private static string Reason(MediaInfo media, FilmPart part, bool copied)
    {
        if (copied)
            return "A key frame stands where it begins, and its codecs play everywhere.";
        return Need.Film(media).Succeeded(out var video, out var skip)
            ? ClipCopy.Objection(media, video, part) ?? NoKeyFrame
            : skip.Reason;
    }
}
