using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Jobs.Steps;
using MediaFunctions.Processing.Routing;

namespace MediaFunctions.Processing.Jobs;

/// <summary>The conductor: takes a claimed job to its commit, step by step (design: The flow, 5).</summary>
public sealed class JobMaker(
    ManifestStore manifests,
    JobSettings settings,
    RoutingSettings routing,
    WorkPlace place,
    TimeProvider clock,
    LookAtHold lookAtHold,
    ReadRecipe readRecipe,
    AskStream askStream,
    TakeFromStream takeFromStream,
    CheckSource checkSource,
    ProbeSource probeSource,
    CheckRule checkRule,
    CheckContent checkContent,
    ReadObjects readObjects,
    PlanRuns planRuns,
    ReserveBudget reserveBudget,
    SendToStream sendToStream,
    LeaveForPlace leaveForPlace,
    RunPlan runPlan,
    AnnounceCommit announceCommit,
    CommitManifest commitManifest)
{
    // What Stream does not take is planned anew, and may cost more: hence two looks at the budget.
    private readonly IReadOnlyList<IJobStep> steps =
    [
        lookAtHold, readRecipe, checkSource, probeSource, checkRule, checkContent, readObjects, planRuns, reserveBudget, sendToStream, reserveBudget,
        leaveForPlace, runPlan, announceCommit, commitManifest,
    ];

    // Its outputs are made elsewhere: what is left is to look whether they stand, and what they are.
    private readonly IReadOnlyList<IJobStep> atStream =
        [readRecipe, askStream, checkSource, probeSource, takeFromStream, announceCommit, commitManifest];

    /// <summary>Makes and commits; returns why the job cannot be committed by this worker, null after the commit.</summary>
    public async Task<StepEnd?> MakeAsync(JobWork work, CancellationToken cancellationToken)
    {
        // Whoever claims a job that has a manifest only finishes what comes after it.
        work.Manifest = await manifests.FindAsync(
            work.Job.AssetId, work.Job.Recipe, work.Job.Version, work.Meter, cancellationToken);
        if (work.Manifest is not null)
            return null;

        using var deadline = new CancellationTokenSource(settings.JobTime, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        return GoesOn(work, await MakeAsync(work, deadline.Token, both.Token, cancellationToken));
    }

    private async Task<StepEnd?> MakeAsync(
        JobWork work, CancellationToken deadline, CancellationToken both, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var step in work.Row.Route == Route.Stream ? atStream : steps)
            {
                if (await step.RunAsync(work, both) is { } end)
                    return end;
            }
            return null;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return JobEnd.Failed(new Failure(
                FailureCode.TimedOut, $"The job took longer than {settings.JobTime}. Upload something shorter, or use a lighter recipe."));
        }
    }

    /// <summary>A job that ran into the limits of this place goes on in the container, once, with what is made.</summary>
    private StepEnd? GoesOn(JobWork work, StepEnd? end)
    {
        if (end is not JobEnd { Failure: { Code: FailureCode.TimedOut or FailureCode.OutOfMemory or FailureCode.OutOfSpace } failure }
            || work.Plan is null || work.Row.Misjudged || work.Row.Route == Route.Stream || !routing.Container || place.Route == Route.Container
            || (work.Recipe!.Routing.Route ?? routing.Wish) == RouteWish.Here)
        {
            return end;
        }
        return new JobHandover(new RouteDecision(
            Route.Container, [$"It ran into the limits here. {failure.Message}", "In the container it goes on with what is made."]))
        {
            Misjudged = true,
        };
    }
}
