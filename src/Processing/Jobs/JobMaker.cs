using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Jobs.Steps;

namespace MediaFunctions.Processing.Jobs;

/// <summary>The conductor: takes a claimed job to its commit, step by step (design: The flow, 5).</summary>
public sealed class JobMaker(
    ManifestStore manifests,
    JobSettings settings,
    TimeProvider clock,
    ReadRecipe readRecipe,
    CheckSource checkSource,
    ProbeSource probeSource,
    CheckRule checkRule,
    CheckContent checkContent,
    ReadObjects readObjects,
    PlanRuns planRuns,
    RunPlan runPlan,
    AnnounceCommit announceCommit,
    CommitManifest commitManifest)
{
    private readonly IReadOnlyList<IJobStep> steps =
        [readRecipe, checkSource, probeSource, checkRule, checkContent, readObjects, planRuns, runPlan, announceCommit, commitManifest];

    /// <summary>Makes and commits; returns the end of a job that cannot be committed, null after the commit.</summary>
    public async Task<JobEnd?> MakeAsync(JobWork work, CancellationToken cancellationToken)
    {
        // Whoever claims a job that has a manifest only finishes what comes after it.
        work.Manifest = await manifests.FindAsync(
            work.Job.AssetId, work.Job.Recipe, work.Job.Version, work.Meter, cancellationToken);
        if (work.Manifest is not null)
            return null;

        using var deadline = new CancellationTokenSource(settings.JobTime, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            foreach (var step in steps)
            {
                if (await step.RunAsync(work, both.Token) is { } end)
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
}
