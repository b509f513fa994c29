using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What one job may take (settings section <c>Limits</c>).</summary>
public sealed record JobSettings
{
    /// <summary>From claim to commit. Below the host's functionTimeout, so that we end a job and not the host us.</summary>
    public TimeSpan JobTime { get; init; } = TimeSpan.FromMinutes(25);

    /// <summary>The longest single FFmpeg run.</summary>
    public TimeSpan RunTime { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>User and system time of one run, over all its threads.</summary>
    public TimeSpan CpuTime { get; init; } = TimeSpan.FromMinutes(40);

    /// <summary>What a run that took so long has made is noted in the row, so that whoever takes the job over need not make it again.</summary>
    public TimeSpan CheckpointAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Address space of one run, bytes: with the worker beside it, it must fit the instance, or the kernel ends both.</summary>
    public long MemoryBytes { get; init; } = 1280L * 1024 * 1024;

    /// <summary>
    /// The largest file that a run may write, bytes, whether it stands on the disk or is streamed. A function has 0.8 GB of
    /// disk.
    /// </summary>
    public long FileBytes { get; init; } = 600L * 1024 * 1024;

    /// <summary>The memory of the instance, bytes: what the receipt's GB-seconds count.</summary>
    public long InstanceBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    private const long WorkerBytes = 400L * 1024 * 1024;

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (RunTime > JobTime)
            yield return $"Limits:RunTime is {RunTime}, expected no more than Limits:JobTime ({JobTime}).";
        if (MemoryBytes < 256L * 1024 * 1024)
            yield return $"Limits:MemoryBytes is {MemoryBytes}, expected 268435456 or more: x264 alone needs 700 MB for 720p.";
    }

    /// <summary>What all FFmpegs of this process may have together, bytes: the instance's, less what the worker itself takes.</summary>
    internal long ForRuns => Math.Max(MemoryBytes, InstanceBytes - WorkerBytes);

    /// <summary>What runs may take, on whatever machine.</summary>
    internal RunRoom Room => new() { MemoryBytes = MemoryBytes, FileBytes = FileBytes, CpuSeconds = CpuSeconds };

    /// <summary>What runs may take here and now: the disk as it is, too.</summary>
    internal RunRoom RoomHere => Room with { DiskBytes = WorkFolder.FreeBytes };

    /// <summary>As if a run had one vCPU, however many it gets: then its wall time is its CPU time.</summary>
    private double CpuSeconds => Math.Min(CpuTime.TotalSeconds, RunTime.TotalSeconds);

    internal RunLimits ForRun => new(RunTime, CpuTime, MemoryBytes, FileBytes);
}
