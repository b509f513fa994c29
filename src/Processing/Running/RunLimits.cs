namespace MediaFunctions.Processing.Running;

/// <summary>What one process may use; kept by the operating system, the wall time by the runner.</summary>
/// <param name="WallTime">From start to end.</param>
/// <param name="CpuTime">User and system time over all threads.</param>
/// <param name="MemoryBytes">Address space (RLIMIT_AS), bytes.</param>
/// <param name="FileBytes">The largest file it may write (RLIMIT_FSIZE), bytes.</param>
public sealed record RunLimits(TimeSpan WallTime, TimeSpan CpuTime, long MemoryBytes, long FileBytes);
