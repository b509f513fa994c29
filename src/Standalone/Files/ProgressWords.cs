using System.Globalization;
using MediaFunctions.Client;

namespace MediaFunctions.Standalone.Files;

/// <summary>A job's progress in few words: <c>412 frames, 3.1x, 12 s left</c>.</summary>
internal static class ProgressWords
{
    public static string Of(JobProgress progress)
    {
        List<string> words = [];
        if (progress.Frames > 0)
            words.Add(Text($"{progress.Frames} frames"));
        if (progress.Speed > 0)
            words.Add(Text($"{progress.Speed:0.#}x"));
        if (progress.SecondsLeft is { } left)
            words.Add(left < 90 ? Text($"{Math.Ceiling(left)} s left") : Text($"{Math.Ceiling(left / 60)} min left"));
        return string.Join(", ", words);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
