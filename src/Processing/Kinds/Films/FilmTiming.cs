using System.Globalization;
using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>When the frames of a film are shown.</summary>
public static class FilmTiming
{
    private const double Slowest = 23.9;

    /// <summary>
    /// The source's own times, of variable rate too: no frame twice, and none that comes faster than 60 a second. Each
    /// frame that is taken moves the time from which the next one may be; a fifth of its length is forgiven, for
    /// containers round times to milliseconds.
    /// </summary>
    public static Filter AsTheyAre { get; } =
        new("select", "'if(gte(t,ld(0)-0.2/60),1+0*st(0,max(ld(0),t-0.2/60)+1/60))'");

    /// <summary>The encoder's clock for such times: fine enough for every rate.</summary>
    public static IReadOnlyList<FFmpegOption> Clock { get; } = [new("fps_mode", "vfr"), new("enc_time_base", "1/90000")];

    /// <summary>
    /// A constant rate for a part of a film, for it begins and ends between frames: the source's own, doubled and so on
    /// where it is slow, so that both ends are within a fraction of a second.
    /// </summary>
    /// <param name="video">The source's picture.</param>
    /// <param name="fromZero">Whether the first frame belongs at zero: the last one before, or the first one after it.</param>
    public static Filter Constant(VideoStream video, bool fromZero)
    {
        var (text, value) = FrameRates.Constant(video);
        if (value < Slowest)
            text = (value * Math.Ceiling(Slowest / value)).ToString("0.###", CultureInfo.InvariantCulture);
        return fromZero ? new Filter("fps", text, "start_time=0") : new Filter("fps", text);
    }
}
