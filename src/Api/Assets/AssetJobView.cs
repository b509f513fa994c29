using MediaFunctions.Api.Jobs;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Assets;

/// <summary>A job in short.</summary>
public sealed record AssetJobView(string JobId, JobState State, JobProgress? Progress, JobError? Error)
{
    /// <summary>Its public state and progress, from its first claim on (docs/status.md); absent where none is published.</summary>
    public string? StatusUrl { get; init; }
}
