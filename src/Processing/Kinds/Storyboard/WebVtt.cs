using System.Globalization;
using System.Text;

namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>Writes WebVTT tracks (https://www.w3.org/TR/webvtt1/).</summary>
public static class WebVtt
{
    /// <summary>The file's text.</summary>
    /// <exception cref="ArgumentException">A cue ends where it begins or before, or its text is no single plain line.</exception>
    public static string Write(IEnumerable<VttCue> cues)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var cue in cues)
        {
            Check(cue);
            text.Append('\n').Append(Time(cue.StartMs)).Append(" --> ").Append(Time(cue.EndMs)).Append('\n').Append(cue.Text).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Hours are written always, of two digits or more.</summary>
    private static string Time(long milliseconds)
    {
        var (hours, rest) = Math.DivRem(milliseconds, 3_600_000);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{hours:00}:{rest / 60_000:00}:{rest / 1000 % 60:00}.{rest % 1000:000}");
    }

    private static void Check(VttCue cue)
    {
        if (cue.StartMs < 0 || cue.EndMs <= cue.StartMs)
            throw new ArgumentException($"A cue ends behind its start; this one is {cue.StartMs} to {cue.EndMs} ms.", nameof(cue));
        if (cue.Text.Length == 0 || cue.Text.AsSpan().IndexOfAny("\n\r&<>") >= 0 || cue.Text.Contains("-->", StringComparison.Ordinal))
            throw new ArgumentException("A cue's text is one line without markup.", nameof(cue));
    }
}
