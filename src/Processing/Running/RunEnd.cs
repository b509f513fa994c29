namespace MediaFunctions.Processing.Running;

/// <summary>How a process ended.</summary>
public enum RunEnd
{
    /// <summary>By itself with exit code 0. Not yet success: outputs are checked by whoever asked for them.</summary>
    Completed,

    /// <summary>By itself with another exit code.</summary>
    Refused,

    /// <summary>Killed at its wall time.</summary>
    WallTimeExceeded,

    /// <summary>Killed at its CPU time.</summary>
    CpuTimeExceeded,

    /// <summary>An allocation failed at the memory limit.</summary>
    MemoryExceeded,

    /// <summary>A file grew to its limit, or the disk was full.</summary>
    SpaceExceeded,

    /// <summary>A signal that none of the limits explains.</summary>
    Crashed,
}
