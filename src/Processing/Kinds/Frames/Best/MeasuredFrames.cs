using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Frames.Best;

/// <summary>Reads what FFmpeg's <c>metadata=mode=print</c> wrote: <c>frame:...</c>, then <c>key=value</c> lines, for each frame.</summary>
public static class MeasuredFrames
{
    /// <summary>All frames that are whole; a file that breaks off loses its last.</summary>
    public static IReadOnlyList<MeasuredFrame> Read(string path) => Read(File.ReadLines(path));

    /// <inheritdoc cref="Read(string)"/>
    public static IReadOnlyList<MeasuredFrame> Read(IEnumerable<string> lines)
    {
        var frames = new List<Dictionary<string, double>>();
        foreach (var line in lines)
        {
            if (line.StartsWith("frame:", StringComparison.Ordinal))
                frames.Add(new Dictionary<string, double>(StringComparer.Ordinal));
            else if (line.Split('=', 2) is [var key, var value] && frames.Count > 0
                && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
                frames[^1][key] = number;
        }

        var whole = frames.FindAll(frame => frame.ContainsKey(BestMeasure.ReadKey) && Needed.All(frame.ContainsKey));
        return [.. whole.Select((frame, index) => Frame(frame, Neighbour(whole, index, -1), Neighbour(whole, index, 1)))];
    }

    private static readonly string[] Needed =
    [
        "lavfi.scd.time", "lavfi.scd.mafd", Stat("YAVG"), Stat("YMIN"), Stat("YMAX"), Stat("YLOW"), Stat("YHIGH"),
        Stat("ULOW"), Stat("UHIGH"), Stat("VLOW"), Stat("VHIGH"),
    ];

    private static string Stat(string name) => $"lavfi.signalstats.{name}";

    private static Dictionary<string, double>? Neighbour(List<Dictionary<string, double>> frames, int index, int step) =>
        index + step >= 0 && index + step < frames.Count && frames[index + step][BestMeasure.ReadKey] == frames[index][BestMeasure.ReadKey]
            ? frames[index + step]
            : null;

    private static MeasuredFrame Frame(
        Dictionary<string, double> frame, Dictionary<string, double>? before, Dictionary<string, double>? behind)
    {
        double Between(string low, string high) => frame[Stat(high)] - frame[Stat(low)];

        // What differs from the frame before is written beside each frame.
        double?[] changes = [before is null ? null : frame["lavfi.scd.mafd"], behind?["lavfi.scd.mafd"]];
        return new MeasuredFrame
        {
            Read = (int)frame[BestMeasure.ReadKey],
            IsFirst = before is null,
            Seconds = frame["lavfi.scd.time"],
            Light = frame[Stat("YAVG")],
            Range = Between("YMIN", "YMAX"),
            Spread = new[] { Between("YLOW", "YHIGH"), Between("ULOW", "UHIGH"), Between("VLOW", "VHIGH") }.Max(),
            EdgeWidth = frame.TryGetValue("lavfi.blur", out var width) ? width : null,
            Change = changes.Min(),
        };
    }
}
