namespace MediaFunctions.Client;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    Queued,
    Processing,

    /// <summary>A heavy job that is elsewhere.</summary>
    Routed,
    Succeeded,
    Failed,

    /// <summary>The source is gone or is another one now.</summary>
    Superseded,
    Cancelled,
}
