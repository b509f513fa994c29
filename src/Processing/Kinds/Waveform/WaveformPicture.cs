namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>Peaks as columns of a picture: from the lowest to the highest sample, silence in the middle.</summary>
public static class WaveformPicture
{
    private const double FullScale = 32768;

    /// <summary>Writes the file.</summary>
    public static async Task WriteAsync(
        string path, IReadOnlyList<Peak> peaks, WaveformOptions options, CancellationToken cancellationToken)
    {
        var columns = new Column[options.Width];
        for (var x = 0; x < columns.Length; x++)
            columns[x] = Span(Of(peaks, x, columns.Length), options.Height);

        await using var file = File.Create(path);
        await TwoColorPng.WriteAsync(
            file, options.Width, options.Height, options.Background, options.Color,
            (x, y) => y >= columns[x].Top && y < columns[x].Bottom, cancellationToken);
    }

    /// <summary>The extremes of all peaks in a column; where there are fewer peaks than columns, of the one that it is part of.</summary>
    private static Peak Of(IReadOnlyList<Peak> peaks, int column, int columns)
    {
        var from = (int)((long)column * peaks.Count / columns);
        var to = Math.Max(from + 1, (int)((long)(column + 1) * peaks.Count / columns));
        var all = peaks[from];
        for (var i = from + 1; i < to; i++)
            all = all.With(peaks[i]);
        return all;
    }

    /// <summary>Every row that the wave touches; at least one, so that silence is a line.</summary>
    private static Column Span(Peak peak, int height)
    {
        var top = (int)Math.Floor((1 - (peak.Highest / FullScale)) * height / 2);
        var bottom = (int)Math.Ceiling((1 - (peak.Lowest / FullScale)) * height / 2);
        top = Math.Clamp(top, 0, height - 1);
        return new Column(top, Math.Clamp(bottom, top + 1, height));
    }

    /// <summary>Rows, the last one excluded.</summary>
    private readonly record struct Column(int Top, int Bottom);
}
