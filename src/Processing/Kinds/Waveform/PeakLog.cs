using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>Reads what <see cref="WaveformFilters"/> logged.</summary>
public static class PeakLog
{
    /// <summary>The peaks; null where there is no log, or nothing in it.</summary>
    public static async Task<PeakSeries?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return null;
        var series = new PeakSeries(WaveformShape.MostPeaks);
        short lowest = 0;
        // A window is a line of its time, one of its lowest and one of its highest sample.
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            if (Sample(line, WaveformFilters.LowestKey) is { } low)
                lowest = low;
            else if (Sample(line, WaveformFilters.HighestKey) is { } high)
                series.Add(new Peak(lowest, high));
        }
        return series.Peaks.Count > 0 ? series : null;
    }

    private static short? Sample(string line, string key) =>
        line.Length > key.Length && line[key.Length] == '=' && line.StartsWith(key, StringComparison.Ordinal)
        && double.TryParse(line.AsSpan(key.Length + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var sample)
            ? (short)Math.Clamp(sample, short.MinValue, short.MaxValue)
            : null;
}
