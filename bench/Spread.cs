namespace MediaFunctions.Bench;

/// <summary>What came out of repeated measurements of one thing.</summary>
internal sealed record Spread(double Median, double Min, double Max)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        var median = sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    /// <summary>Median (min..max).</summary>
    public string Text(string format) =>
        $"{Median.ToString(format, null)} ({Min.ToString(format, null)}..{Max.ToString(format, null)})";
}
