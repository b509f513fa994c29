using System.Text.Json.Nodes;
using MediaFunctions.Processing.Kinds.Encoding;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>Looks at a film that was made.</summary>
public static class FinishedFilm
{
    private const double Rounding = 0.001;
    private const double LeastFrame = 1 / FrameRates.Fastest;

    /// <summary>
    /// What it is, with its <c>codecs</c> as a web page names them; null where it lacks a stream. Its size is the planned
    /// one, as it is displayed: a copy may be stored lying on its side.
    /// </summary>
    public static async Task<FinishedOutput?> LookAsync(
        PlannedOutput planned, FinishedRun run, JsonObject details, CancellationToken cancellationToken)
    {
        if (await run.ProbeAsync(planned.File.Name, planned.File.MustHave, cancellationToken) is not { } facts)
            return null;
        var file = Mp4File.Read(run.PathOf(planned.File.Name));
        EndWithTheSource(file, planned.Facts.DurationSeconds);
        if (file.Codecs() is { Count: > 0 } codecs)
            details["codecs"] = string.Join(',', codecs);
        return new FinishedOutput
        {
            Files = [new FinishedFile(planned.File.Name, planned.File.ContentType)],
            Width = planned.Facts.Width,
            Height = planned.Facts.Height,
            DurationSeconds = file.DurationSeconds() ?? facts.DurationSeconds,
            Details = details,
        };
    }

    /// <summary>
    /// A source in whose storage the wait before a pause's end belongs to a frame that is shown behind it (frames are stored
    /// in another order than shown) gives that frame a length that reaches far beyond the end of the film.
    /// </summary>
    private static void EndWithTheSource(Mp4File file, double? sourceSeconds)
    {
        if (sourceSeconds is { } promised
            && Math.Max(promised, file.LastShownSeconds() + LeastFrame) is var end
            && file.DurationSeconds() > end + Rounding)
            file.EndAt(end);
    }
}
