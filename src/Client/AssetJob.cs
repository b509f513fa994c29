namespace MediaFunctions.Client;

/// <summary>A job in short.</summary>
public sealed record AssetJob(string JobId, JobState State, JobProgress? Progress, JobError? Error);
