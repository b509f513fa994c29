using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>
/// Runs the plan, as many runs at once as there are cores and as fit the instance's memory and disk beside those of other
/// jobs: each run's outputs are checked and put into the media bucket while the next one works.
/// </summary>
public sealed class RunPlan(
    RunExecutor executor, OutputPublisher publisher, RunGates gates, TimeProvider clock) : IJobStep
{
    private static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 1, 4);

    public async Task<JobEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var plan = work.Plan!;
        var made = new PublishedRun[plan.Runs.Count];
        var ended = plan.Runs.ToDictionary(run => run.Name, _ => new TaskCompletionSource());
        var progress = new PlanProgress(plan, work.Media!, clock, work.Lease.Report);
        JobEnd? end = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(plan.Runs.Index(), options, async (run, token) =>
            {
                made[run.Index] = new PublishedRun([], [], []);
                // Stands before this one in the plan, so it has begun.
                if (run.Item.After is { } first)
                    await ended[first].Task.WaitAsync(token);
                var failed = await gates.PassAsync(
                    run.Item, work.Media!, () => RunAsync(work, run.Item, progress, made[run.Index], token), token);
                progress.Done(run.Item);
                ended[run.Item.Name].SetResult();
                if (failed is null)
                    return;
                // The first one to fail ends the job, and the others with it.
                Interlocked.CompareExchange(ref end, failed, null);
                await stop.CancelAsync();
            });
        }
        catch (OperationCanceledException) when (end is not null)
        {
        }

        if (end is null)
        {
            var order = work.Recipe!.Outputs.Select(output => output.Name).ToList();
            work.Outputs.AddRange(made.SelectMany(run => run.Entries).OrderBy(entry => order.IndexOf(entry.Name)));
            work.WithoutFile.AddRange(made.SelectMany(run => run.WithoutFile));
            work.Skipped.AddRange(made.SelectMany(run => run.Skipped));
        }
        return end ?? EndOfNothing(work);
    }

    private async Task<JobEnd?> RunAsync(
        JobWork work, PlannedRun run, PlanProgress progress, PublishedRun published, CancellationToken cancellationToken)
    {
        var made = await executor.ExecuteAsync(work, run, progress.Of(run), cancellationToken);
        if (!made.Succeeded(out var executed, out var end))
            return end;
        published.Skipped.AddRange(executed.Skipped);
        foreach (var output in executed.Made)
        {
            if (await publisher.PublishAsync(work, output, cancellationToken) is { } entry)
                published.Entries.Add(entry);
            else
                published.WithoutFile.Add(output);
        }
        return null;
    }

    /// <summary>A source that has nothing for any output is a failure.</summary>
    private static JobEnd? EndOfNothing(JobWork work)
    {
        if (work.Outputs.Count > 0 || work.WithoutFile.Count > 0)
            return null;
        var reasons = string.Join(' ', work.Skipped.Concat(work.Plan!.Skipped).Select(skipped => skipped.Reason).Distinct());
        return JobEnd.Failed(work.Media!.Truncated
            ? new Failure(FailureCode.Corrupt, $"The file ends before anything that could be used. {reasons} Upload it again.")
            : new Failure(FailureCode.NoOutput, $"Nothing that the recipe asks for can be made of this upload. {reasons}"));
    }

    private sealed record PublishedRun(List<ManifestOutput> Entries, List<MadeOutput> WithoutFile, List<SkippedOutput> Skipped);
}
