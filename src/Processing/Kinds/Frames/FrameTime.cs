using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Frames;

/// <summary>Which frame of a source a still shows.</summary>
/// <param name="Time">A time or a percentage; where <paramref name="Best"/>, what holds when no frame could be measured.</param>
/// <param name="Best">Whether the frame is searched for: sharp, lit, no flat colour, not in a transition.</param>
public sealed record FrameTime(MediaTime Time, bool Best = false)
{
    /// <summary>What <see cref="Parse"/> reads, for messages.</summary>
    public const string Expected = MediaTime.Expected + ", or \"best\"";

    private const string BestWord = "best";

    /// <summary>Two seconds: behind the black that most films begin with.</summary>
    public static FrameTime Default { get; } = new(new MediaTime(Seconds: 2, Share: null));

    /// <summary>Reads a time, a percentage or <c>best</c>; null where the text is none of them.</summary>
    public static FrameTime? Parse(string text) =>
        text == BestWord ? Default with { Best = true }
        : MediaTime.Parse(text) is { } time ? new FrameTime(time)
        : null;
}
