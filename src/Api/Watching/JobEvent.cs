using MediaFunctions.Api.Jobs;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Watching;

/// <summary>The data of one server-sent event: a job as it is now.</summary>
public sealed record JobEvent
{
    public required string JobId { get; init; }

    public required JobState State { get; init; }

    public JobProgress? Progress { get; init; }

    /// <summary>Why there is no success; absent while there may be.</summary>
    public JobError? Error { get; init; }

    /// <summary>The address of the public manifest; absent before success.</summary>
    public string? Manifest { get; init; }

    /// <summary>The job that makes the outputs instead; absent where there is none.</summary>
    public string? SupersededBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How many jobs of this stream are under way yet; 0: nothing more comes.</summary>
    public required int UnderWay { get; init; }
}
