using System.Text.Json;

namespace MediaFunctions.Client;

/// <summary>A job as the API shows it.</summary>
public sealed record Job
{
    public required string JobId { get; init; }

    public required string AssetId { get; init; }

    public required string Version { get; init; }

    public required string Recipe { get; init; }

    public required JobState State { get; init; }

    public JobProgress? Progress { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How often a worker has claimed it.</summary>
    public int Tries { get; init; }

    /// <summary>What it is made of.</summary>
    public JobSource? Source { get; init; }

    /// <summary>What was made; empty before success.</summary>
    public IReadOnlyList<Output> Outputs { get; init; } = [];

    /// <summary>What this source cannot give.</summary>
    public IReadOnlyList<Skip> Skipped { get; init; } = [];

    /// <summary>True where the source ends too early and what decodes was made.</summary>
    public bool? Truncated { get; init; }

    /// <summary>Where it runs and why, as the service tells it.</summary>
    public JsonElement? Plan { get; init; }

    /// <summary>Why it waits under a ceiling of cost; null where it does not.</summary>
    public JobHold? Hold { get; init; }

    /// <summary>Where it runs, or ran: <c>here</c>, <c>container</c>, <c>stream</c>; null before that is decided.</summary>
    public string? Route { get; init; }

    /// <summary>Why there, a sentence each; empty before that is decided.</summary>
    public IReadOnlyList<string> RouteReasons { get; init; } = [];

    /// <summary>What the source was found to be, as the service tells it.</summary>
    public JsonElement? Probe { get; init; }

    /// <summary>What it took; null before its end, and for callers without a key.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Why there is no success; null while there may be.</summary>
    public JobError? Error { get; init; }

    /// <summary>The job that makes the outputs instead; null where there is none.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Attempts to tell of its ends, the oldest first; shown to API keys only.</summary>
    public IReadOnlyList<JobCallback> Callbacks { get; init; } = [];

    public required JobLinks Links { get; init; }
}
