using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Frames;

/// <summary>
/// What passes a chain of filters, written to a file of the work folder while a run makes something else of it: how many
/// frames came, of what time, with which mark.
/// </summary>
public static class FrameLog
{
    private const string Key = "mark";
    private const string Time = "pts_time:";

    /// <summary>Marks frames, for <see cref="Write"/> further down.</summary>
    public static Filter Mark(int mark) =>
        new("metadata", "mode=add", $"key={Key}", $"value={mark.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Writes every marked frame, and takes its mark away.</summary>
    /// <param name="file">Relative to the work folder; a-z, 0-9, -, / and dots.</param>
    public static IReadOnlyList<Filter> Write(string file) =>
        [new("metadata", "mode=print", $"file={file}"), new("metadata", "mode=delete")];

    /// <summary>The frames, in the order they came; null where there is no file.</summary>
    public static IReadOnlyList<LoggedFrame>? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        var frames = new List<LoggedFrame>();
        // A line of the frame's time, then one of its mark.
        foreach (var line in File.ReadLines(path))
        {
            if (line.IndexOf(Time, StringComparison.Ordinal) is >= 0 and var at && Number(line[(at + Time.Length)..]) is { } seconds)
                frames.Add(new LoggedFrame(seconds, 0));
            else if (frames.Count > 0 && line.StartsWith(Key + "=", StringComparison.Ordinal) && Number(line[(Key.Length + 1)..]) is { } mark)
                frames[^1] = frames[^1] with { Mark = (int)mark };
        }
        return frames;
    }

    private static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
