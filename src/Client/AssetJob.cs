namespace MediaFunctions.Client;

/// <summary>A job in short.</summary>
public sealed record AssetJob(string JobId, JobState State, JobProgress? Progress, JobError? Error)
{
    /// <summary>Its public state and progress, from its first claim on; null where none is published.</summary>
    public string? StatusUrl { get; init; }
}
