using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs;

/// <summary>An end of a job before its commit.</summary>
/// <param name="State">Failed, superseded or cancelled.</param>
/// <param name="Failure">Why.</param>
public sealed record JobEnd(JobState State, Failure Failure)
{
    public static JobEnd Failed(Failure failure) => new(JobState.Failed, failure);

    /// <summary>The source is gone or another: whoever put the newer one has a job for it.</summary>
    public static JobEnd Superseded() => new(
        JobState.Superseded,
        new Failure(FailureCode.NotAsPromised, "The upload was replaced or deleted before it was processed."));

    public static JobEnd Cancelled() => new(JobState.Cancelled, new Failure(FailureCode.Cancelled, "The job was cancelled."));
}
