namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>One cue of a WebVTT track.</summary>
/// <param name="StartMs">Milliseconds.</param>
/// <param name="EndMs">Milliseconds; behind the start.</param>
/// <param name="Text">One line that needs no escape.</param>
public sealed record VttCue(long StartMs, long EndMs, string Text);
