using System.Text.Json.Nodes;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>Looks at a film that was made.</summary>
public static class FinishedFilm
{
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
}
