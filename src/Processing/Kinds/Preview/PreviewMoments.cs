using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Preview;

/// <summary>Which parts of the film a preview shows.</summary>
/// <param name="StartsSeconds">The second that each begins at, in order; at least one.</param>
/// <param name="LengthSeconds">The most of each.</param>
/// <param name="Whole">Whether each has its full length, or the film is too short for that, or its length unknown.</param>
public sealed record PreviewMoments(IReadOnlyList<double> StartsSeconds, double LengthSeconds, bool Whole)
{
    /// <summary>
    /// The middle of each of as many equal parts of the film, fewer where more do not fit in memory; where moments would
    /// overlap, one piece from the start.
    /// </summary>
    public static PreviewMoments For(PreviewOptions options, MediaInfo media, VideoStream video)
    {
        var (count, length) = (Math.Min(options.Moments, PreviewMemory.MostMoments(video)), options.MomentSeconds);
        var film = FilmLength.OfPicture(FilmLength.Known(media), media, video) ?? 0;
        if (film < count * length)
            return FromTheStart(options);
        var part = film / count;
        return new PreviewMoments([.. Enumerable.Range(0, count).Select(i => Math.Round((part * (i + 0.5)) - (length / 2), 3))], length, true);
    }

    /// <summary>As much of the film as all moments would show.</summary>
    public static PreviewMoments FromTheStart(PreviewOptions options) => new([0], options.Moments * options.MomentSeconds, false);
}
