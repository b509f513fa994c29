namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>A cue of a storyboard, as another program reads it.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Text">An address with a fragment.</param>
public sealed record ReadCue(double Start, double End, string Text)
{
    /// <summary>The file that it names.</summary>
    public string Sheet => Text[..Text.IndexOf('#', StringComparison.Ordinal)];

    /// <summary>x, y, width, height of its tile.</summary>
    public int[] Box => [.. Text[(Text.IndexOf("#xywh=", StringComparison.Ordinal) + 6)..].Split(',').Select(int.Parse)];
}
