using System.Globalization;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning;

/// <summary>From a step that reads some frames to one that takes the same frames out of a whole decode.</summary>
internal static class Branch
{
    // Behind its one frame it takes no more, so that nothing is scaled for it in vain.
    private static readonly Filter First = new("trim", "end_frame=1");

    /// <summary>
    /// Of all frames the first one at or after the time. Null for the key frame before a time: a branch would have to encode
    /// every key frame up to there, to keep the last. Null too where the time may lie behind the last frame: FFmpeg refuses a
    /// whole run in which one of several branches of a stream had no frame.
    /// </summary>
    public static PlannedStep? OfFrame(PlannedStep step, MediaInfo media) => step.Work.Reads[0] switch
    {
        { SeekSeconds: null } => Take(step, First),
        { Exact: true, SeekSeconds: { } at } when IsWellInside(at, media) =>
            Take(step, new Filter("trim", $"start={at.ToString("0.###", CultureInfo.InvariantCulture)}"), First),
        _ => null,
    };

    /// <summary>Whether the picture surely lasts longer: what sources say of their length is not to be taken for the last frame's time.</summary>
    private static bool IsWellInside(double seconds, MediaInfo media) =>
        !media.Truncated
        && (media.MainVideo?.DurationSeconds ?? media.DurationSeconds) is { } duration
        && seconds <= ToldLength.Sure(duration);

    private static PlannedStep Take(PlannedStep step, params Filter[] filters) => step with
    {
        Work = step.Work with
        {
            Reads = [SourceRead.Whole],
            Output = step.Work.Output with { Tracks = [.. step.Work.Output.Tracks.Select(track => Behind(filters, track))] },
            // The reading of its own is what is tried first when the branch gave nothing.
            Fallbacks = [step.Work with { Fallbacks = [] }, .. step.Work.Fallbacks],
        },
    };

    private static PlannedTrack Behind(Filter[] filters, PlannedTrack track) => track is StreamTrack stream
        ? stream with { Filters = [.. filters, .. stream.Filters] }
        : throw new InvalidOperationException("A step that takes some frames has plain tracks.");
}
