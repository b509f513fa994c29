using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Jobs;

/// <summary>A job as its owner sees it.</summary>
public sealed record JobView
{
    public required string JobId { get; init; }

    public required string AssetId { get; init; }

    public required string Version { get; init; }

    public required string Recipe { get; init; }

    public required JobState State { get; init; }

    public JobProgress? Progress { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How often a worker has claimed it.</summary>
    public required int Tries { get; init; }

    public required JobSource Source { get; init; }

    /// <summary>What was made; empty before success.</summary>
    public required IReadOnlyList<ManifestOutput> Outputs { get; init; }

    /// <summary>What this source cannot give; empty before success.</summary>
    public required IReadOnlyList<ManifestSkip> Skipped { get; init; }

    /// <summary>True where the source ends too early and what decodes was made; else absent.</summary>
    public bool? Truncated { get; init; }

    /// <summary>Where it runs, or ran; absent before that is decided.</summary>
    public Route? Route { get; init; }

    /// <summary>Why there, a sentence each; empty before that is decided.</summary>
    public required IReadOnlyList<string> RouteReasons { get; init; }

    /// <summary>Why it waits under a ceiling of cost; absent where it does not.</summary>
    public HoldView? Hold { get; init; }

    /// <summary>Its FFmpeg runs, and why so.</summary>
    public JsonElement? Plan { get; init; }

    /// <summary>What the source was found to be.</summary>
    public JsonElement? Probe { get; init; }

    /// <summary>What it took and cost; shown to API keys only.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Why there is no success; absent while there may be.</summary>
    public JobError? Error { get; init; }

    /// <summary>The job that makes the outputs instead; absent where there is none.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Attempts to tell of its ends, the oldest first; empty where nobody is told, or not yet; shown to API keys only.</summary>
    public required IReadOnlyList<CallbackView> Callbacks { get; init; }

    public required JobLinks Links { get; init; }
}
