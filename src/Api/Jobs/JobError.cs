namespace MediaFunctions.Api.Jobs;

/// <summary>Why a job did not succeed.</summary>
/// <param name="Code">What clients switch on.</param>
/// <param name="Message">What was wrong, what was expected, what to do.</param>
/// <param name="Retryable">Whether the same bytes may succeed later.</param>
public sealed record JobError(FailureCode Code, string Message, bool Retryable)
{
    public static JobError? Of(Failure? failure) =>
        failure is null ? null : new JobError(failure.Code, failure.Message, failure.Retryable);
}
