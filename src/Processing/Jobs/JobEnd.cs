using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs;

/// <summary>An end of a job before its commit.</summary>
/// <param name="State">Failed, superseded or cancelled.</param>
/// <param name="Failure">Why.</param>
public sealed record JobEnd(JobState State, Failure Failure) : StepEnd
{
    /// <summary>The source is nothing for the rule that brought it.</summary>
    public bool RuleMissed { get; private init; }

    /// <summary>The job that makes it instead; null where none does.</summary>
    public string? SupersededBy { get; private init; }

    public static JobEnd Failed(Failure failure) => new(JobState.Failed, failure);

    /// <summary>The source is gone or another: whoever put the newer one has a job for it.</summary>
    public static JobEnd Superseded() => new(
        JobState.Superseded,
        new Failure(FailureCode.NotAsPromised, "The upload was replaced or deleted before it was processed."));

    /// <summary>The source fits another rule, whose job makes it.</summary>
    /// <param name="found">What the source is.</param>
    public static JobEnd Redirected(string found, MediaJob other) => new(
        JobState.Superseded,
        new Failure(
            FailureCode.NotAsPromised,
            $"The source is {found}, which the rule of this job does not take. Job {other.JobId} makes it with recipe '{other.Recipe}'."))
    {
        RuleMissed = true,
        SupersededBy = other.JobId,
    };

    /// <summary>The source fits no rule at all.</summary>
    /// <param name="found">What the source is.</param>
    public static JobEnd Unwanted(string found) => new(
        JobState.Superseded,
        new Failure(
            FailureCode.NoSuchRecipe,
            $"The source is {found}, which no rule of the recipe book takes. Name a recipe (POST /api/jobs), or add a rule."))
    {
        RuleMissed = true,
    };

    public static JobEnd Cancelled() => new(JobState.Cancelled, new Failure(FailureCode.Cancelled, "The job was cancelled."));
}
