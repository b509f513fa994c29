using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Kinds.Frames;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>Which sizes a film is made in.</summary>
/// <param name="Rungs">The smallest first; at least one.</param>
/// <param name="LeftOut">Names that the recipe asked for and the film is too small for.</param>
public sealed record HlsLadder(IReadOnlyList<HlsRung> Rungs, IReadOnlyList<string> LeftOut)
{
    // Four encoders: the lowest plays on any line, and each has two to four times the pixels of the one below.
    private static readonly string[] Steps = ["240p", "480p", "720p", "1080p"];

    /// <summary>What the film has of the ladder; its own size alone where the whole ladder is above it.</summary>
    public static HlsLadder For(HlsOptions options, VideoStream video)
    {
        var asked = options.Ladder ?? Automatic(video);
        var leftOut = asked.Where(rendition => rendition.IsAbove(video)).ToList();
        var rungs = asked.Except(leftOut)
            .Select(rendition => new HlsRung(rendition.Name, rendition.SizeOf(video), rendition.MaxKbps, rendition.AudioKbps))
            .ToList();
        return new HlsLadder(
            rungs.Count > 0 ? rungs : [OwnSize(video)],
            [.. leftOut.Select(rendition => rendition.Name)]);
    }

    /// <summary>The largest size that the film has, and the steps below it.</summary>
    private static List<Rendition> Automatic(VideoStream video)
    {
        var within = Rendition.All.Where(rendition => !rendition.IsAbove(video)).ToList();
        return within.FindAll(rendition => rendition == within[^1] || Steps.Contains(rendition.Name));
    }

    private static HlsRung OwnSize(VideoStream video)
    {
        var size = FrameSize.Fit(video, null, null, even: true);
        var shortSide = Math.Min(size.Width, size.Height);
        var like = Rendition.All.FirstOrDefault(rendition => rendition.ShortSide >= shortSide, Rendition.All[^1]);
        return new HlsRung($"{shortSide}p", size, like.MaxKbps, like.AudioKbps);
    }
}
