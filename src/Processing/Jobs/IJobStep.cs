namespace MediaFunctions.Processing.Jobs;

/// <summary>One station of the conductor.</summary>
public interface IJobStep
{
    /// <summary>Does its part; returns the job's end where it cannot go on, null where the next step may.</summary>
    Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken);
}
