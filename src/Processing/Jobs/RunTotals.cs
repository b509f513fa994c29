using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What all processes of one job took together; runs may report at once.</summary>
public sealed class RunTotals
{
    private readonly Lock gate = new();

    public int Runs { get; private set; }

    public TimeSpan CpuTime { get; private set; }

    /// <summary>Of the largest single process, bytes.</summary>
    public long PeakRssBytes { get; private set; }

    public void Add(FFmpegResult result)
    {
        lock (gate)
        {
            Runs++;
            CpuTime += result.CpuTime;
            PeakRssBytes = Math.Max(PeakRssBytes, result.PeakRssBytes);
        }
    }
}
