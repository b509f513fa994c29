namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>The peaks of a whole sound, never more than a bound: where more come, neighbours are joined.</summary>
/// <param name="most">The bound; even.</param>
public sealed class PeakSeries(int most)
{
    private readonly List<Peak> peaks = [];
    private int windowsOfLast;

    /// <summary>In order.</summary>
    public IReadOnlyList<Peak> Peaks => peaks;

    /// <summary>How many windows each of <see cref="Peaks"/> is of, the last one perhaps fewer: a power of two.</summary>
    public int WindowsPerPeak { get; private set; } = 1;

    /// <summary>Takes the next window's.</summary>
    public void Add(Peak window)
    {
        if (peaks.Count > 0 && windowsOfLast < WindowsPerPeak)
        {
            peaks[^1] = peaks[^1].With(window);
            windowsOfLast++;
            return;
        }
        if (peaks.Count == most)
            Join();
        peaks.Add(window);
        windowsOfLast = 1;
    }

    private void Join()
    {
        for (var i = 0; i < peaks.Count / 2; i++)
            peaks[i] = peaks[2 * i].With(peaks[(2 * i) + 1]);
        peaks.RemoveRange(peaks.Count / 2, peaks.Count - (peaks.Count / 2));
        WindowsPerPeak *= 2;
    }
}
