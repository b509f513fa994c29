using System.Text.Json.Serialization;

namespace MediaFunctions.Client;

/// <summary>A job as it is now, told because it changed.</summary>
public sealed record JobEvent
{
    /// <summary>What a later watch goes on after.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";

    [JsonIgnore]
    public JobEventKind Kind { get; init; }

    public required string JobId { get; init; }

    public required JobState State { get; init; }

    public JobProgress? Progress { get; init; }

    /// <summary>Why there is no success; null while there may be.</summary>
    public JobError? Error { get; init; }

    /// <summary>The address of the public manifest; null before success.</summary>
    public string? Manifest { get; init; }

    /// <summary>The job that makes the outputs instead; null where there is none.</summary>
    public string? SupersededBy { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How many of the jobs that are watched are under way yet; 0: nothing more comes.</summary>
    public int UnderWay { get; init; }
}
