using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>
/// Runs the plan, as many runs at once as there are cores: each run's outputs are checked and put into the media bucket
/// while the next one works.
/// </summary>
public sealed class RunPlan(RunExecutor executor, OutputPublisher publisher, TimeProvider clock) : IJobStep
{
    private static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 1, 4);

    public async Task<JobEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var plan = work.Plan!;
        var made = new PublishedRun[plan.Runs.Count];
        var progress = new PlanProgress(plan, work.Media!, clock, work.Lease.Report);
        JobEnd? end = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(plan.Runs.Index(), options, async (run, token) =>
            {
                made[run.Index] = new PublishedRun([], []);
                var failed = await RunAsync(work, run.Item, progress, made[run.Index], token);
                progress.Done(run.Item);
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
            work.Outputs.AddRange(made.SelectMany(run => run.Entries));
            work.WithoutFile.AddRange(made.SelectMany(run => run.WithoutFile));
        }
        return end;
    }

    private async Task<JobEnd?> RunAsync(
        JobWork work, PlannedRun run, PlanProgress progress, PublishedRun published, CancellationToken cancellationToken)
    {
        var made = await executor.ExecuteAsync(work, run, progress, cancellationToken);
        if (!made.Succeeded(out var outputs, out var end))
            return end;
        foreach (var output in outputs)
        {
            if (await publisher.PublishAsync(work, output, cancellationToken) is { } entry)
                published.Entries.Add(entry);
            else
                published.WithoutFile.Add(output);
        }
        return null;
    }

    private sealed record PublishedRun(List<ManifestOutput> Entries, List<MadeOutput> WithoutFile);
}
