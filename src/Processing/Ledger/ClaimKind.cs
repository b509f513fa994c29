namespace MediaFunctions.Processing.Ledger;

/// <summary>What a delivery meets at the job's row.</summary>
public enum ClaimKind
{
    /// <summary>The job is this worker's until its lease ends.</summary>
    Owned,

    /// <summary>Nothing is left to do: the job has ended, or is elsewhere.</summary>
    AlreadyEnded,

    /// <summary>Somebody is at it, and another delivery will come back should he die.</summary>
    Duplicate,

    /// <summary>This very delivery is being worked on; a successor stands in for it.</summary>
    HandedOver,

    /// <summary>It has killed as many workers as it may.</summary>
    Exhausted,
}
