namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>Lets the job go where it was routed to, if that is not here.</summary>
public sealed class LeaveForPlace(WorkPlace place) : IJobStep
{
    public Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken) =>
        Task.FromResult<StepEnd?>(work.Route!.Route == place.Route ? null : new JobHandover(work.Route));
}
