using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What all processes of one job took together; runs may overlap.</summary>
public sealed class RunTotals(TimeProvider clock)
{
    private readonly Lock gate = new();
    private int running;
    private long busySince;

    public int Runs { get; private set; }

    public TimeSpan CpuTime { get; private set; }

    /// <summary>While at least one process ran: two at once do not count twice. Grows when the last of them ends.</summary>
    public TimeSpan WallTime { get; private set; }

    /// <summary>Of the largest single process, bytes.</summary>
    public long PeakRssBytes { get; private set; }

    /// <summary>A process begins; <see cref="End"/> follows, whatever becomes of it.</summary>
    public void Begin()
    {
        lock (gate)
        {
            if (running++ == 0)
                busySince = clock.GetTimestamp();
        }
    }

    /// <summary>A process that had begun is over.</summary>
    public void End()
    {
        lock (gate)
        {
            if (--running == 0)
                WallTime += clock.GetElapsedTime(busySince);
        }
    }

    /// <summary>What one process took, by its own account.</summary>
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
