using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>How the film is read: key frames where they may be close enough, else all of it.</summary>
public static class StoryboardSteps
{
    // Phones and cameras set a key frame every second or two, encoders for the web every two to ten. Below that it is
    // not worth the try, and the films are short.
    private const double LeastForKeyFrames = 2;

    /// <summary>The making.</summary>
    /// <param name="output">Without its tracks.</param>
    /// <param name="keyFrameGapSeconds">The longest between two key frames, where it was measured.</param>
    public static OutputStep For(
        PlannedOutput output, StoryboardOptions options, StoryboardLayout layout, VideoStream video, double? keyFrameGapSeconds = null)
    {
        var interval = layout.IntervalMs / 1000.0;
        var all = new OutputStep
        {
            Reads = [SourceRead.Whole],
            Output = output with { Tracks = [StoryboardFilters.OfAllFrames(output.Name, options, layout, video)] },
            Reason = "The whole film is decoded, for a tile must not be older than its interval.",
        };
        if (layout.Tiles is null || interval < LeastForKeyFrames || keyFrameGapSeconds > interval)
            return all;
        return new OutputStep
        {
            Reads = [new SourceRead { KeyFramesOnly = true, KeepFilters = true }],
            Output = output with { Tracks = [StoryboardFilters.OfKeyFrames(output.Name, options, layout, video)] },
            Reason = "Key frames only, a sixth of the work, as long as they are no further apart than the tiles.",
            Fallbacks = [all],
        };
    }
}
